package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.PosixSpawn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The descriptors of one spawn: which of ours become which of the child's, which ends stay here,
 * and what to close when. Nothing is opened before {@link #open}; after it either {@link
 * #closeChildEnds} or {@link #closeAll} must be called.
 */
final class Plumbing {
    private final List<Stdio> items;
    private final List<PosixSpawn.Action> actions = new ArrayList<>();
    private final Map<Integer, Integer> parentEnds = new HashMap<>();
    private final List<Integer> childEnds = new ArrayList<>();

    Plumbing(List<Stdio> stdio) {
        List<Stdio> padded = new ArrayList<>(stdio);
        while (padded.size() < 3) {
            padded.add(Stdio.pipe());
        }
        if (Collections.frequency(padded, Stdio.ipc()) > 1) {
            throw new ForkshopException(
                    "ERR_IPC_ONE_PIPE", "a child has one channel at most; stdio names ipc twice");
        }
        if (padded.lastIndexOf(Stdio.pipe()) > 2) {
            throw new ForkshopException(
                    "ERR_INVALID_ARG_VALUE",
                    "a pipe can be descriptor 0, 1 or 2, not "
                            + padded.lastIndexOf(Stdio.pipe())
                            + ": there is no way yet to reach its other end; nothing was started");
        }
        this.items = List.copyOf(padded);
    }

    /**
     * Opens pipes and the channel. Throws {@link io.forkshop.runtime.posix.LibcException}, e.g.
     * EMFILE, with all closed.
     */
    void open() {
        try {
            for (int i = 0; i < items.size(); i++) {
                connect(i, items.get(i));
            }
        } catch (RuntimeException e) {
            closeAll();
            throw e;
        }
        actions.add(new PosixSpawn.CloseFrom(items.size()));
    }

    private void connect(int target, Stdio item) {
        switch (item) {
            case Stdio.Pipe() -> pipe(target);
            case Stdio.Ipc() -> {
                int[] pair = Libc.socketPair();
                join(target, pair[0], pair[1]);
            }
            // The same number twice only clears close-on-exec in the child:
            // posix_spawn_file_actions_adddup2(3p).
            case Stdio.Inherit() -> actions.add(new PosixSpawn.Duplicate(target, target));
            // From 3 up, ignored means absent (node-spec 3.3), and the VM may have something there.
            case Stdio.Ignore() ->
                    actions.add(
                            target < 3
                                    ? new PosixSpawn.Open(target, "/dev/null", PosixSpawn.O_RDWR, 0)
                                    : new PosixSpawn.Close(target));
            case Stdio.FromFile(var path, var mode) ->
                    actions.add(new PosixSpawn.Open(target, path.toString(), flags(mode), 0666));
        }
    }

    private void pipe(int target) {
        int[] pipe = Libc.pipe();
        boolean input = target == 0;
        join(target, input ? pipe[1] : pipe[0], input ? pipe[0] : pipe[1]);
    }

    /**
     * A source below the highest target could be overwritten by an earlier duplication: it is moved
     * up first.
     */
    private void join(int target, int parentEnd, int childEnd) {
        parentEnds.put(target, parentEnd);
        childEnds.add(childEnd); // At once: what follows may fail.
        int source = childEnd;
        if (childEnd < items.size()) {
            source = Libc.duplicateAbove(childEnd, items.size());
            childEnds.add(source);
        }
        actions.add(new PosixSpawn.Duplicate(source, target));
    }

    private static int flags(Stdio.Mode mode) {
        return switch (mode) {
            case READ -> PosixSpawn.O_RDONLY;
            case WRITE -> PosixSpawn.O_WRONLY | PosixSpawn.O_CREAT | PosixSpawn.O_TRUNC;
            case APPEND -> PosixSpawn.O_WRONLY | PosixSpawn.O_CREAT | PosixSpawn.O_APPEND;
            case READ_WRITE -> PosixSpawn.O_RDWR;
        };
    }

    List<PosixSpawn.Action> actions() {
        return actions;
    }

    /** The child's descriptor number of the channel, -1 without one. */
    int channelIndex() {
        return items.indexOf(Stdio.ipc());
    }

    /** Our end of the child's descriptor {@code target}, -1 when it is no pipe. */
    int parentEnd(int target) {
        return parentEnds.getOrDefault(target, -1);
    }

    /** Our end of the pipe that is the child's descriptor {@code target}, -1 when it is none. */
    int pipeEnd(int target) {
        return items.get(target) instanceof Stdio.Pipe ? parentEnd(target) : -1;
    }

    void closeChildEnds() {
        childEnds.forEach(Libc::close);
        childEnds.clear();
    }

    void closeAll() {
        closeChildEnds();
        parentEnds.values().forEach(Libc::close);
        parentEnds.clear();
    }
}
