package io.forkshop.app.remote;

import io.forkshop.app.frames.Malformed;
import io.forkshop.app.remote.wire.Failures;
import io.forkshop.app.remote.wire.Fields;
import io.forkshop.app.remote.wire.Happening;
import io.forkshop.app.remote.wire.Link;
import io.forkshop.app.remote.wire.Op;
import io.forkshop.runtime.ForkshopException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The session's end of the line. Any thread may call; what comes is read by one thread, which waits
 * for nobody: what happened goes to the {@link Delivery}, what a child wrote to its stream.
 */
final class Caller {
    private static final int EVENT = 0;

    private final Link link;
    private final Delivery delivery = new Delivery();
    private final Map<Integer, CompletableFuture<Fields>> calls = new ConcurrentHashMap<>();
    private final Map<Integer, Heard> children = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private boolean reading;
    private volatile boolean over;

    Caller(InputStream in, OutputStream out) {
        this.link = new Link(in, out);
    }

    Delivery delivery() {
        return delivery;
    }

    /** What is heard of this child. It may be heard of before the call that started it returns. */
    Heard heard(int child) {
        return children.computeIfAbsent(child, id -> new Heard(id, this));
    }

    /**
     * Asks, and waits for the answer. An interrupt ends the wait for what may take long; it is done
     * all the same.
     *
     * @throws ForkshopException what the workbench says; ABORT_ERR when interrupted
     */
    Fields call(Op op, Object... arguments) {
        int number = numbers.updateAndGet(n -> n == Integer.MAX_VALUE ? 1 : n + 1);
        CompletableFuture<Fields> answer = new CompletableFuture<>();
        calls.put(number, answer);
        try {
            send(number, op, arguments);
            return result(op.interruptible() ? answer.get() : answer.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForkshopException(
                    "ABORT_ERR", "Interrupted while the workbench was doing it.");
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        } finally {
            calls.remove(number);
        }
    }

    /** Asks for what has no answer. */
    void tell(Op op, Object... arguments) {
        send(EVENT, op, arguments);
    }

    private void send(int number, Op op, Object... arguments) {
        startReading();
        Object[] fields = new Object[arguments.length + 2];
        fields[0] = number;
        fields[1] = op.name();
        System.arraycopy(arguments, 0, fields, 2, arguments.length);
        try {
            if (over) {
                throw new IOException("the line has ended");
            }
            link.send(fields);
        } catch (IOException e) {
            throw cut(e.getMessage());
        }
    }

    /** Not before the first call: many sessions never start a process. */
    private synchronized void startReading() {
        if (!reading) {
            reading = true;
            delivery.start();
            Thread.ofPlatform().daemon().name("forkshop-workbench").start(this::read);
        }
    }

    private static Fields result(Fields answer) {
        try {
            if (answer.flag(1)) {
                return answer;
            }
            throw Failures.read(answer.fields(2));
        } catch (Malformed e) {
            throw cut(e.getMessage());
        }
    }

    static ForkshopException cut(String why) {
        return new ForkshopException(
                "ERR_IPC_CHANNEL_CLOSED",
                "The line from this Java session to the workbench is broken: " + why + ".");
    }

    private void read() {
        String why = "it has ended";
        try {
            for (Fields frame = link.next(); frame != null; frame = link.next()) {
                int number = frame.number(0, EVENT, Integer.MAX_VALUE);
                if (number == EVENT) {
                    heard(frame.number(2, 0, Integer.MAX_VALUE))
                            .happened(frame.constant(Happening.class, 1), frame);
                } else {
                    answered(number, frame);
                }
            }
        } catch (IOException e) {
            why = e.getMessage();
        }
        end(why);
    }

    private void answered(int number, Fields frame) {
        CompletableFuture<Fields> answer = calls.get(number);
        if (answer != null) { // Nobody waits for it any longer.
            answer.complete(frame);
        }
    }

    private void end(String why) {
        over = true;
        Fields none = new Fields(java.util.List.of(EVENT, false, Failures.write(cut(why))));
        calls.values().forEach(answer -> answer.complete(none));
        children.values().forEach(Heard::lineEnded);
    }
}
