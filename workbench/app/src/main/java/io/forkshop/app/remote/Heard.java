package io.forkshop.app.remote;

import io.forkshop.app.frames.Malformed;
import io.forkshop.app.remote.wire.Failures;
import io.forkshop.app.remote.wire.Fields;
import io.forkshop.app.remote.wire.Happening;
import io.forkshop.app.remote.wire.Op;
import io.forkshop.app.remote.wire.Payload;
import io.forkshop.app.remote.wire.Statuses;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.BadFrame;
import io.forkshop.runtime.channel.SendCallback;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Stopped;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** What this session has heard of one child. */
final class Heard {
    /** What a collected program wrote, and how it ended as far as the line tells. */
    record Collected(Fields ended, byte[] out, byte[] err) {}

    private static final int MESSAGES = 0;
    private static final int ENOUGH_TO_TELL = 16 * 1024;

    final Once<Void> spawn;
    final Once<ForkshopException> error;
    final Once<Void> disconnect;
    final Once<ExitStatus> exit;
    final Once<ExitStatus> close;
    final Once<Collected> end;
    final Repeated<Object> messages;
    final Repeated<BadFrame> badFrames;
    final CompletableFuture<ExitStatus> exited = new CompletableFuture<>();
    final CompletableFuture<ExitStatus> closed = new CompletableFuture<>();
    final CompletableFuture<Collected> ended = new CompletableFuture<>();
    final RemoteInput stdout;
    final RemoteInput stderr;
    final Map<Integer, SendCallback> sent = new ConcurrentHashMap<>();
    final Map<Integer, CompletableFuture<Stopped>> stopping = new ConcurrentHashMap<>();

    private final int id;
    private final Caller caller;
    private final ByteArrayOutputStream[] collected = {
        new ByteArrayOutputStream(), new ByteArrayOutputStream()
    };
    private RemoteChild child; // guarded by this
    private int taken; // by the delivery's thread only

    Heard(int id, Caller caller) {
        this.id = id;
        this.caller = caller;
        Delivery delivery = caller.delivery();
        spawn = new Once<>(delivery);
        error = new Once<>(delivery);
        disconnect = new Once<>(delivery);
        exit = new Once<>(delivery);
        close = new Once<>(delivery);
        end = new Once<>(delivery);
        messages = new Repeated<>(delivery);
        badFrames = new Repeated<>(delivery);
        stdout = new RemoteInput(id, 1, caller);
        stderr = new RemoteInput(id, 2, caller);
    }

    /** The one object for this child. */
    synchronized RemoteChild child(Born born) {
        if (child == null) {
            child = new RemoteChild(born, this, caller);
        }
        return child;
    }

    /** On the thread that reads the line: nothing here waits. */
    void happened(Happening what, Fields frame) throws Malformed {
        switch (what) {
            case SPAWNED -> later(() -> spawn.happen(null));
            case FAILED -> {
                ForkshopException why = Failures.read(frame.fields(3));
                later(() -> error.happen(why));
            }
            case MESSAGE -> message(frame);
            case BAD_FRAME -> badFrame(frame);
            case DISCONNECTED -> later(() -> disconnect.happen(null));
            case EXITED -> exited(Statuses.read(frame, 3));
            case CLOSED -> closed(Statuses.read(frame, 3));
            case COLLECTED -> collected[frame.number(3, 1, 2) - 1].writeBytes(frame.bytes(4));
            case ENDED -> ended(frame.fields(3));
            case STOPPED -> stopped(frame);
            case SENT -> sent(frame);
            case BYTES -> stream(frame).add(frame.bytes(4));
            case MISSING -> stream(frame).missing(frame.number(4));
            case END_OF_OUTPUT -> stream(frame).end();
        }
    }

    private void later(Runnable task) {
        caller.delivery().later(task);
    }

    private void message(Fields frame) throws Malformed {
        Object value = Payload.read(frame, 3);
        int weight = Payload.weight(frame.value(3));
        later(() -> messages.happen(value, () -> took(weight)));
    }

    private void badFrame(Fields frame) throws Malformed {
        BadFrame bad = new BadFrame(frame.number(3), frame.text(4), frame.text(5));
        int weight = Payload.weight(bad.excerpt());
        later(() -> badFrames.happen(bad, () -> took(weight)));
    }

    /** Told now and then: an answer for each message would cost as much as the message. */
    private void took(int weight) {
        taken += weight;
        if (taken >= ENOUGH_TO_TELL) {
            caller.tell(Op.TAKEN, id, MESSAGES, taken);
            taken = 0;
        }
    }

    /** As of a child that never was. */
    void failed(ForkshopException why) {
        ExitStatus status = new ExitStatus.FailedToStart(why);
        exited.complete(status);
        closed.complete(status);
        later(() -> error.happen(why));
        later(() -> close.happen(status));
    }

    private void exited(ExitStatus status) {
        later(
                () -> {
                    exited.complete(status);
                    exit.happen(status);
                });
    }

    private void closed(ExitStatus status) {
        later(
                () -> {
                    exited.complete(status); // What never started has no exit.
                    closed.complete(status);
                    close.happen(status);
                });
    }

    private void ended(Fields how) {
        Collected all = new Collected(how, collected[0].toByteArray(), collected[1].toByteArray());
        later(
                () -> {
                    ended.complete(all);
                    end.happen(all);
                });
    }

    private void stopped(Fields frame) throws Malformed {
        CompletableFuture<Stopped> stop = stopping.remove(frame.number(3, 0, Integer.MAX_VALUE));
        Stopped how = new Stopped(Statuses.read(frame, 4), frame.flag(5));
        if (stop != null) {
            stop.completeAsync(() -> how, Thread::startVirtualThread);
        }
    }

    private void sent(Fields frame) throws Malformed {
        SendCallback done = sent.remove(frame.number(3, 0, Integer.MAX_VALUE));
        ForkshopException why = frame.isNull(4) ? null : Failures.read(frame.fields(4));
        if (done != null) {
            later(() -> done.done(why));
        }
    }

    private RemoteInput stream(Fields frame) throws Malformed {
        return frame.number(3, 1, 2) == 1 ? stdout : stderr;
    }

    void lineEnded() {
        stdout.end();
        stderr.end();
    }
}
