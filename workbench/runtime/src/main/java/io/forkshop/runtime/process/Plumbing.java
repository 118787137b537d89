package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.PosixSpawn;

import java.nio.file.Path;
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
    private final Map<Integer, Integer> writeEnds = new HashMap<>();
    private final List<Integer> childEnds = new ArrayList<>();
    private final FifoShell fifos = new FifoShell();
    private final List<PipeInput> lent = new ArrayList<>();

    Plumbing(List<Stdio> stdio) {
        List<Stdio> padded = new ArrayList<>(stdio);
        while (padded.size() < 3) {
            padded.add(Stdio.pipe());
        }
        if (Collections.frequency(padded, Stdio.ipc()) > 1) {
            throw new ForkshopException(
                    "ERR_IPC_ONE_PIPE", "a child has one channel at most; stdio names ipc twice");
        }
        this.items = List.copyOf(padded);
    }

    /**
     * Opens pipes and the channel. Throws {@link io.forkshop.runtime.posix.LibcException}, e.g.
     * EMFILE, with all closed. {@code cwd} is the child's.
     */
    void open(Path cwd) {
        try {
            for (int i = 0; i < items.size(); i++) {
                connect(i, items.get(i), cwd);
            }
        } catch (RuntimeException e) {
            closeAll();
            throw e;
        }
        actions.add(new PosixSpawn.CloseFrom(items.size()));
    }

    private void connect(int target, Stdio item, Path cwd) {
        switch (item) {
            case Stdio.Pipe() when target < 3 -> pipe(target);
            case Stdio.Pipe() -> {
                socket(target);
                // Each direction has a descriptor here: they are waited for, and closed, apart.
                writeEnds.put(target, Libc.duplicateAbove(parentEnd(target), 0));
            }
            case Stdio.Ipc() -> socket(target);
            case Stdio.Inherit() -> ours(target, target);
            case Stdio.Descriptor(int number) -> ours(number, target);
            case Stdio.Ignore() -> ignore(target);
            case Stdio.FromFile file -> file(target, file, cwd);
            case Stdio.OutputOf output -> {
                give(output.pipe().lend(), target);
                lent.add(output.pipe());
            }
            case Stdio.InputOf input -> give(input.pipe().handOn(), target);
        }
    }

    /** From 3 up that means absent (node-spec 3.3), and the VM may have something there. */
    private void ignore(int target) {
        actions.add(
                target < 3
                        ? new PosixSpawn.Open(target, "/dev/null", PosixSpawn.O_RDWR, 0)
                        : new PosixSpawn.Close(target));
    }

    private void file(int target, Stdio.FromFile file, Path cwd) {
        boolean waits = file.mode() != Stdio.Mode.READ_WRITE;
        if (waits && FifoShell.isFifo(cwd.resolve(file.path()))) {
            fifos.add(target, file.path(), file.mode());
            ignore(target);
        } else {
            String path = file.path().toString();
            actions.add(new PosixSpawn.Open(target, path, flags(file.mode()), 0666));
        }
    }

    private void pipe(int target) {
        int[] pipe = Libc.pipe();
        boolean input = target == 0;
        parentEnds.put(target, input ? pipe[1] : pipe[0]);
        give(input ? pipe[0] : pipe[1], target);
    }

    private void socket(int target) {
        int[] pair = Libc.socketPair();
        parentEnds.put(target, pair[0]);
        give(pair[1], target);
    }

    /** The child's own from now on: closed here after its start. */
    private void give(int fd, int target) {
        childEnds.add(fd); // At once: what follows may fail.
        actions.add(new PosixSpawn.Duplicate(outOfTheWay(fd), target));
    }

    /** One that stays ours, too. */
    private void ours(int fd, int target) {
        if (!Libc.isOpen(fd)) {
            throw Checks.invalid(
                    "stdio names descriptor " + fd + ", which is not open in this process");
        }
        // The same number twice only clears close-on-exec in the child:
        // posix_spawn_file_actions_adddup2(3p).
        int source = fd == target ? fd : outOfTheWay(fd);
        actions.add(new PosixSpawn.Duplicate(source, target));
    }

    /**
     * A source below the highest target could be overwritten by an earlier duplication: it is
     * copied up first.
     */
    private int outOfTheWay(int fd) {
        if (fd >= items.size()) {
            return fd;
        }
        int copy = Libc.duplicateAbove(fd, items.size());
        childEnds.add(copy);
        return copy;
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

    /** What the child has to open as a shell. */
    FifoShell fifos() {
        return fifos;
    }

    /** The pipes of other children that this one reads as long as it runs. */
    List<PipeInput> lent() {
        return List.copyOf(lent);
    }

    int size() {
        return items.size();
    }

    /** Our end of the child's descriptor {@code target}, -1 when it is no pipe. */
    int parentEnd(int target) {
        return parentEnds.getOrDefault(target, -1);
    }

    /** Our end of the pipe that is the child's descriptor {@code target}, -1 when it is none. */
    int pipeEnd(int target) {
        return items.get(target) instanceof Stdio.Pipe ? parentEnd(target) : -1;
    }

    /** Our second descriptor for a pipe of both directions, to write to. */
    int writeEnd(int target) {
        return writeEnds.get(target);
    }

    void closeChildEnds() {
        childEnds.forEach(Libc::close);
        childEnds.clear();
    }

    void closeAll() {
        closeChildEnds();
        parentEnds.values().forEach(Libc::close);
        parentEnds.clear();
        writeEnds.values().forEach(Libc::close);
        writeEnds.clear();
        lent.forEach(PipeInput::takeBack);
        lent.clear();
    }
}
