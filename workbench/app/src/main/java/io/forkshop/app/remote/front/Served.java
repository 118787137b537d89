package io.forkshop.app.remote.front;

import io.forkshop.app.remote.wire.Failures;
import io.forkshop.app.remote.wire.Happening;
import io.forkshop.app.remote.wire.Link;
import io.forkshop.app.remote.wire.Payload;
import io.forkshop.app.remote.wire.Statuses;
import io.forkshop.app.world.Live;
import io.forkshop.app.world.RawOutput;
import io.forkshop.runtime.channel.BadFrame;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.process.Cancellation;
import io.forkshop.runtime.process.ChildProcess;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** One child as a session has it: what it may hear of it, and what the line calls it. */
final class Served {
    private static final int MESSAGES = 0;
    private static final int LONGEST = Link.LONGEST / 3; // A character may take three bytes.

    private final int id;
    private final String name;
    private final String what;
    private final ChildProcess child;
    private final Serialization spoken; // null: it has no channel
    private final Cancellation cancellation; // null: the session did not start it
    private final boolean read; // its outputs are the workbench's to read, line by line
    private final Outbox outbox;
    private final Flow[] flows = new Flow[3]; // messages, and descriptors 1 and 2

    private Served(
            int id,
            String name,
            String what,
            ChildProcess child,
            Serialization spoken,
            Cancellation cancellation,
            boolean read,
            Outbox outbox,
            AtomicLong room) {
        this.id = id;
        this.name = name;
        this.what = what;
        this.child = child;
        this.spoken = spoken;
        this.cancellation = cancellation;
        this.read = read;
        this.outbox = outbox;
        for (int i = 0; i < flows.length; i++) {
            flows[i] = new Flow(cancellation != null, room, child::isAlive);
        }
    }

    /**
     * One of the world's.
     *
     * @param cancellation ends it; null if the session finds it rather than starts it
     */
    static Served of(int id, Live live, Cancellation cancellation, Outbox outbox, AtomicLong room) {
        Served served =
                new Served(
                        id,
                        live.name(),
                        live.what(),
                        live.child(),
                        live.spoken().orElse(null),
                        cancellation,
                        true,
                        outbox,
                        room);
        live.tap(1, served.new Written(1));
        live.tap(2, served.new Written(2));
        served.follow();
        return served;
    }

    /** One whose output is collected. Its end is told between its exit and its close. */
    static Served collected(
            int id,
            String line,
            Collected collected,
            Cancellation cancellation,
            Outbox outbox,
            AtomicLong room) {
        Served served =
                new Served(
                        id, "", line, collected.child(), null, cancellation, false, outbox, room);
        served.followExit();
        collected.tellEnd(id, outbox);
        served.followClose();
        return served;
    }

    int id() {
        return id;
    }

    ChildProcess child() {
        return child;
    }

    void cancel(Throwable why) {
        if (cancellation != null) {
            cancellation.cancel(why);
        }
    }

    /** As {@code Born} in the session reads it. */
    List<Object> born() {
        return Arrays.asList(
                id,
                name,
                what,
                child.pid().orElse(-1),
                child.spawnfile(),
                child.spawnargs(),
                spoken == null ? null : spoken.name(),
                child.stdin() != null,
                read && child.stdout() != null,
                read && child.stderr() != null);
    }

    private void follow() {
        child.onSpawn(() -> outbox.tell(Happening.SPAWNED, id));
        if (spoken != null) {
            child.onMessage(this::message);
            child.onBadFrame(this::badFrame);
        }
        child.onDisconnect(() -> outbox.tell(Happening.DISCONNECTED, id));
        followExit();
        followClose();
    }

    private void followExit() {
        child.onExit(status -> outbox.tell(Happening.EXITED, id, Statuses.write(status)));
    }

    private void followClose() {
        child.onError(why -> outbox.tell(Happening.FAILED, id, Failures.write(why)));
        child.onClose(status -> outbox.tell(Happening.CLOSED, id, Statuses.write(status)));
    }

    private void message(Object message) {
        if (!flows[MESSAGES].wants()) {
            return;
        }
        Object payload = Payload.write(message, spoken);
        int weight = Payload.weight(payload);
        if (weight > LONGEST) {
            badFrame(new BadFrame(0, "a message of " + weight + " bytes, too long for Java", ""));
        } else {
            flows[MESSAGES].offer(weight, () -> outbox.tell(Happening.MESSAGE, id, payload));
        }
    }

    private void badFrame(BadFrame bad) {
        flows[MESSAGES].offer(
                Payload.weight(bad.excerpt()),
                () ->
                        outbox.tell(
                                Happening.BAD_FRAME, id, bad.offset(), bad.rule(), bad.excerpt()));
    }

    /** What the child wrote to one descriptor, on its way. */
    private final class Written implements RawOutput {
        private final int descriptor;

        Written(int descriptor) {
            this.descriptor = descriptor;
        }

        @Override
        public void bytes(byte[] buffer, int count) {
            if (flows[descriptor].wants()) {
                byte[] piece = Arrays.copyOf(buffer, count);
                flows[descriptor].offer(
                        count, () -> outbox.tell(Happening.BYTES, id, descriptor, piece));
            }
        }

        @Override
        public void end() {
            flows[descriptor].complete(() -> outbox.tell(Happening.END_OF_OUTPUT, id, descriptor));
        }
    }

    void listen() {
        flows[MESSAGES].open(missed -> {});
    }

    void read(int descriptor, boolean wanted) {
        if (wanted) {
            flows[descriptor].open(
                    missed -> outbox.tell(Happening.MISSING, id, descriptor, missed));
        } else {
            flows[descriptor].end();
        }
    }

    void taken(int which, long weight) {
        flows[which].taken(weight);
    }

    /** The session is gone; the child lives on. */
    void letGo() {
        for (Flow flow : flows) {
            flow.end();
        }
    }
}
