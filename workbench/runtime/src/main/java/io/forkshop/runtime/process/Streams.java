package io.forkshop.runtime.process;

import java.util.ArrayList;
import java.util.List;

/** Our ends of one child's pipes. */
final class Streams {
    private final ChildEvents events;
    private final List<PipeInput> outputs = new ArrayList<>();
    private boolean fed;
    private boolean outputsAreRead;
    private PipeOutput stdin;
    private PipeInput stdout;
    private PipeInput stderr;

    Streams(ChildEvents events) {
        this.events = events;
    }

    /** Somebody will read its outputs to their end: close waits for that from the first moment. */
    void outputsAreRead() {
        outputsAreRead = true;
    }

    /** On the spawning thread, with the child just born. */
    void open(Plumbing plumbing) {
        stdin = plumbing.pipeEnd(0) < 0 ? null : new PipeOutput(plumbing.pipeEnd(0));
        stdout = output(plumbing.pipeEnd(1));
        stderr = output(plumbing.pipeEnd(2));
    }

    private PipeInput output(int fd) {
        if (fd < 0) {
            return null;
        }
        events.outputOpened();
        PipeInput input = new PipeInput(fd, outputsAreRead, events::partEnded);
        outputs.add(input);
        return input;
    }

    /** All it will ever read. */
    void feed(byte[] input) {
        fed = true;
        stdin.feed(input);
    }

    PipeOutput stdin() {
        return fed ? null : stdin;
    }

    PipeInput stdout() {
        return stdout;
    }

    PipeInput stderr() {
        return stderr;
    }

    void childEnded() {
        if (stdin != null) {
            stdin.close(); // node-spec 2.5
        }
        outputs.forEach(PipeInput::childEnded);
    }

    /** Stops listening to its output, which then no longer delays close. */
    void letOutputGo() {
        outputs.forEach(PipeInput::close);
    }
}
