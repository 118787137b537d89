package io.forkshop.app.remote.front;

import io.forkshop.app.remote.wire.Endings;
import io.forkshop.app.remote.wire.Happening;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExecHandle;

import java.util.Arrays;

/** A program whose output is collected for the session, which gets it when it is complete. */
record Collected(ExecHandle handle) {
    private static final int PIECE = 1024 * 1024;

    ChildProcess child() {
        return handle.child();
    }

    void tellEnd(int id, Outbox outbox) {
        handle.onEnd(
                ended -> {
                    tell(id, 1, ended.out().bytes(), outbox);
                    tell(id, 2, ended.err().bytes(), outbox);
                    outbox.tell(Happening.ENDED, id, Endings.write(ended));
                });
    }

    private static void tell(int id, int descriptor, byte[] all, Outbox outbox) {
        for (int at = 0; at < all.length; at += PIECE) {
            byte[] piece = Arrays.copyOfRange(all, at, Math.min(all.length, at + PIECE));
            outbox.tell(Happening.COLLECTED, id, descriptor, piece);
        }
    }

    /** Ends it, and waits for that. */
    void end() {
        handle.close();
    }
}
