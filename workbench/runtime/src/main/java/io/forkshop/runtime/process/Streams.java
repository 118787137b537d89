package io.forkshop.runtime.process;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Our ends of one child's pipes. */
final class Streams {
    private static final Runnable NOTHING = () -> {};

    private final ChildEvents events;
    private final List<PipeInput> outputs = new ArrayList<>();
    private final List<ChildStream> streams = new ArrayList<>(); // by descriptor; null: no pipe
    private boolean fed;
    private boolean outputsAreRead;

    Streams(ChildEvents events) {
        this.events = events;
    }

    /** Somebody will read its outputs to their end: close waits for that from the first moment. */
    void outputsAreRead() {
        outputsAreRead = true;
    }

    /** On the spawning thread, with the child just born. */
    void open(Plumbing plumbing) {
        for (int i = 0; i < plumbing.size(); i++) {
            streams.add(plumbing.pipeEnd(i) < 0 ? null : stream(i, plumbing));
        }
    }

    private ChildStream stream(int index, Plumbing plumbing) {
        int fd = plumbing.pipeEnd(index);
        return switch (index) {
            case 0 -> new ChildStream(null, new PipeOutput(PipeEnd.pipe(fd)));
            case 1, 2 -> new ChildStream(output(PipeEnd.pipe(fd), outputsAreRead, NOTHING), null);
            default -> {
                var writer = new PipeOutput(PipeEnd.socket(plumbing.writeEnd(index)));
                yield new ChildStream(output(PipeEnd.socket(fd), false, writer::close), writer);
            }
        };
    }

    private PipeInput output(PipeEnd end, boolean isRead, Runnable ended) {
        events.outputOpened();
        Runnable counted =
                () -> {
                    ended.run();
                    events.partEnded();
                };
        PipeInput input = new PipeInput(end, isRead, counted);
        outputs.add(input);
        return input;
    }

    /** All it will ever read. */
    void feed(byte[] input) {
        PipeOutput stdin = stdin();
        fed = true;
        stdin.feed(input);
    }

    /** Null where there is none, or none to be used. */
    ChildStream at(int index) {
        return index < streams.size() && !(index == 0 && fed) ? streams.get(index) : null;
    }

    InputStream output(int index) {
        return at(index) == null ? null : at(index).input();
    }

    PipeOutput stdin() {
        return at(0) == null ? null : (PipeOutput) at(0).output();
    }

    void childEnded() {
        if (!streams.isEmpty() && streams.getFirst() != null) {
            ((PipeOutput) streams.getFirst().output()).close(); // node-spec 2.5
        }
        outputs.forEach(PipeInput::childEnded);
    }

    /** Stops listening to its output, which then no longer delays close. */
    void letOutputGo() {
        outputs.forEach(PipeInput::close);
    }
}
