package io.forkshop.app.remote;

import io.forkshop.app.frames.Malformed;
import io.forkshop.app.remote.wire.Endings;
import io.forkshop.app.remote.wire.Op;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.Ended;
import io.forkshop.runtime.process.ExecHandle;

import java.nio.charset.Charset;
import java.util.function.Consumer;

/**
 * A program whose output the workbench collects, seen from the Java session. Who is interrupted
 * while waiting for it has pressed Ctrl-C: that ends the program, too.
 */
final class RemoteExec implements ExecHandle {
    private final int id;
    private final RemoteChild child;
    private final Charset encoding;
    private final Caller caller;

    RemoteExec(int id, RemoteChild child, Charset encoding, Caller caller) {
        this.id = id;
        this.child = child;
        this.encoding = encoding;
        this.caller = caller;
    }

    @Override
    public ChildProcess child() {
        return child;
    }

    @Override
    public Ended await() throws InterruptedException {
        try {
            return ended(new Ending<>(child.heard().ended, caller.delivery()).await());
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    private Ended ended(Heard.Collected all) {
        try {
            return Endings.ended(all.ended(), all.out(), all.err(), encoding);
        } catch (Malformed e) {
            throw Caller.cut(e.getMessage());
        }
    }

    @Override
    public ExecHandle onEnd(Consumer<Ended> listener) {
        child.heard().end.listen(all -> listener.accept(ended(all)));
        return this;
    }

    @Override
    public void close() {
        if (!child.heard().ended.isDone()) {
            caller.call(Op.END, id);
        }
    }

    @Override
    public String toString() {
        return child.toString();
    }
}
