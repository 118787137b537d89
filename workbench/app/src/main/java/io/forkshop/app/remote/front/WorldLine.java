package io.forkshop.app.remote.front;

import io.forkshop.app.frames.Malformed;
import io.forkshop.app.remote.wire.Failures;
import io.forkshop.app.remote.wire.Fields;
import io.forkshop.app.remote.wire.Link;
import io.forkshop.app.remote.wire.Op;
import io.forkshop.runtime.ForkshopException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/**
 * The workbench's end of the line to one Java session, until that ends. What is done at once is
 * done by the thread that reads, so that a message costs two switches and no more; what may take
 * long has a thread of its own.
 */
public final class WorldLine {
    private static final int MOST_AT_ONCE = 64;

    private final Link link;
    private final Outbox outbox;
    private final Children children;
    private final Calls calls;
    private final Semaphore slots = new Semaphore(MOST_AT_ONCE);

    private WorldLine(InputStream in, OutputStream out, Host host) {
        this.link = new Link(in, out);
        this.outbox = new Outbox(link);
        this.children = new Children(outbox);
        this.calls = new Calls(host, children, outbox);
    }

    /** Serves what comes, on threads of its own, until the session ends. Returns at once. */
    public static void serve(InputStream in, OutputStream out, Host host) {
        WorldLine line = new WorldLine(in, out, host);
        Thread.ofPlatform().daemon().name("java-session-world").start(line::run);
    }

    private void run() {
        outbox.start();
        try {
            for (Fields call = link.next(); call != null; call = link.next()) {
                serve(call);
            }
        } catch (IOException e) {
            // It broke the rules, or is gone: either way this was its last word.
        } finally {
            outbox.end();
            children.letGo();
            close();
        }
    }

    private void close() {
        try {
            link.close();
        } catch (IOException e) {
            // Closed is closed.
        }
    }

    private void serve(Fields call) throws IOException {
        int number = call.number(0, 0, Integer.MAX_VALUE);
        Op op = call.constant(Op.class, 1);
        if (number == 0 && op != Op.TAKEN) { // An answer that must be read keeps a caller slow.
            throw new Malformed("a call without a number");
        }
        if (op.quick()) {
            reply(number, op, call);
        } else if (slots.tryAcquire()) {
            Thread.startVirtualThread(() -> replyAside(number, op, call));
        } else {
            refuse(number, tooMany());
        }
    }

    private static ForkshopException tooMany() {
        return new ForkshopException(
                "EAGAIN",
                MOST_AT_ONCE + " calls of this Java session are being answered; wait for some.");
    }

    private void replyAside(int number, Op op, Fields call) {
        try {
            reply(number, op, call);
        } catch (IOException e) {
            // The session is gone; what was asked for has been done.
        } finally {
            slots.release();
        }
    }

    private void reply(int number, Op op, Fields call) throws IOException {
        Object[] answer;
        try {
            answer = new Object[] {number, true, calls.answer(op, call)};
        } catch (ForkshopException e) {
            refuse(number, e);
            return;
        } catch (Malformed e) {
            refuse(number, new ForkshopException("ERR_INVALID_ARG_TYPE", e.getMessage()));
            return;
        } catch (IOException e) { // A child's input.
            refuse(number, new ForkshopException("EPIPE", e.getMessage()));
            return;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } catch (RuntimeException | StackOverflowError e) {
            refuse(number, new ForkshopException("ERR_INTERNAL", "the workbench failed: " + e));
            return;
        }
        if (number != 0) {
            link.send(answer);
        }
    }

    private void refuse(int number, ForkshopException why) throws IOException {
        if (number != 0) {
            link.send(Arrays.asList(number, false, Failures.write(why)).toArray());
        }
    }
}
