package io.forkshop.app.remote.front;

import io.forkshop.app.frames.Malformed;
import io.forkshop.app.world.Live;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.Cancellation;
import io.forkshop.runtime.process.ExecHandle;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The children that one session knows of, by what the line calls them. */
final class Children {
    private static final int MOST = 20_000;
    private static final int MOST_NAMED = 512;
    private static final long ROOM = 16 * 1024 * 1024;

    private final Map<Integer, Served> served = new ConcurrentHashMap<>();
    private final Map<Live, Served> named = new ConcurrentHashMap<>();
    private final Map<Integer, Collected> collected = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicLong room = new AtomicLong(ROOM);
    private final Outbox outbox;
    private final Budget budget;
    private volatile boolean over;

    Children(Outbox outbox) {
        this.outbox = outbox;
        this.budget = new Budget(outbox);
    }

    Budget budget() {
        return budget;
    }

    /** What the world has forgotten is not to be kept here for the sake of its name. */
    void forgetAllBut(Collection<Live> remembered) {
        if (named.size() > 2 * MOST_NAMED) {
            named.keySet().retainAll(remembered);
        }
    }

    /** One that the session starts; to be called before anything else of it is heard. */
    Served born(Live live, Cancellation cancellation) {
        Served one = Served.of(next(), live, cancellation, outbox, room);
        named.put(live, one);
        return add(one);
    }

    /** One that is there, or was. */
    Served found(Live live) {
        return named.computeIfAbsent(live, it -> add(Served.of(next(), it, null, outbox, room)));
    }

    Served collected(String line, ExecHandle handle, Cancellation cancellation) {
        int id = next();
        Collected program = new Collected(handle);
        collected.put(id, program);
        handle.onEnd(ended -> collected.remove(id));
        Served one = Served.collected(id, line, program, cancellation, outbox, room);
        if (over) {
            program.end();
        }
        return add(one);
    }

    private Served add(Served one) {
        served.put(one.id(), one);
        return one;
    }

    private int next() {
        int id = ids.incrementAndGet();
        if (id > MOST) {
            throw new ForkshopException(
                    "ERR_OUT_OF_RANGE",
                    "This Java session has had "
                            + MOST
                            + " processes, which is the most it may have. /reset begins a new"
                            + " one.");
        }
        return id;
    }

    Served get(int id) throws Malformed {
        Served one = served.get(id);
        if (one == null) {
            throw new Malformed("there is no child " + id);
        }
        return one;
    }

    /** Ends a program whose output is collected, unless it has ended. */
    void end(int id) {
        Collected program = collected.get(id);
        if (program != null) {
            program.end();
        }
    }

    /** The session is gone. Nobody else knows of what it had collected; all others live on. */
    void letGo() {
        over = true;
        served.values().forEach(Served::letGo);
        collected.values().forEach(program -> Thread.startVirtualThread(program::end));
    }
}
