package io.forkshop.app.world;

import io.forkshop.app.inspect.ListeningSockets;
import io.forkshop.app.inspect.ProcFs;
import io.forkshop.app.inspect.Subtree;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExitStatus;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One process that the learner started, from its start to after its end. */
public final class Live {
    /** How it was started. */
    public enum Kind {
        FORKED,
        SPAWNED,
        /** By the supervisor of the cluster. */
        CLUSTERED
    }

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration TO_END = Duration.ofMillis(300);
    private static final int MOST_MESSAGES = 1_000;
    private static final long MOST_CHARACTERS = 1 << 20;

    private final String name;
    private final Kind kind;
    private final String what;
    private final ChildProcess child;
    private final Deadline deadline;
    private final Serialization spoken; // null: it has no channel
    private final Taps out = new Taps();
    private final Taps err = new Taps();
    private final LocalTime started = LocalTime.now();
    private final Instant born = Instant.now();
    private final OutputLog output = new OutputLog();
    // Received and not yet awaited: so "send, then await" cannot miss an answer that came in
    // between.
    private final Bounded<String> inbox =
            new Bounded<>(MOST_MESSAGES, MOST_CHARACTERS, String::length);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long disconnectedAt;
    private ExitStatus ending;
    private ExitStatus told;
    private boolean timedOut;
    private int awaitingMessage;
    private int awaitingAnything;
    private volatile String askedBy = "";

    /**
     * @param spoken what its channel speaks; null without one
     */
    Live(
            String name,
            Kind kind,
            String what,
            ChildProcess child,
            Deadline deadline,
            Serialization spoken) {
        this.name = name;
        this.kind = kind;
        this.what = what;
        this.child = child;
        this.deadline = deadline;
        this.spoken = spoken;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** What runs: the file, or the command with its arguments, as the learner typed it. */
    public String what() {
        return what;
    }

    public ChildProcess child() {
        return child;
    }

    /** The line that was typed and made it start; empty when nobody knows. */
    public String askedBy() {
        return askedBy;
    }

    /** Remembers who asked for it; nothing is done with it here. */
    public void askedBy(String line) {
        askedBy = line;
    }

    public long pid() {
        return child.pid().orElseThrow();
    }

    public LocalTime started() {
        return started;
    }

    public Instant born() {
        return born;
    }

    /** What its channel speaks; empty without one. */
    public Optional<Serialization> spoken() {
        return Optional.ofNullable(spoken);
    }

    /**
     * Hears what it writes to descriptor 1 or 2 from now on, with the last line of it that is read.
     * Whoever is told of its birth hears all of it.
     */
    public void tap(int descriptor, RawOutput tap) {
        taps(descriptor).add(tap);
    }

    Taps taps(int descriptor) {
        return descriptor == 1 ? out : err;
    }

    public OutputLog output() {
        return output;
    }

    public boolean alive() {
        return child.isAlive();
    }

    /** How it ended; empty while it runs and while its last output is still being read. */
    public Optional<ExitStatus> ending() {
        return locked(() -> Optional.ofNullable(told));
    }

    /** Whether its time was over when it ended. */
    public boolean timedOut() {
        return locked(() -> timedOut);
    }

    /** Waits for a message that nobody has waited for before. */
    public Awaited awaitMessage(Duration deadline) throws InterruptedException {
        locked(() -> awaitingMessage++);
        try {
            return await(
                    deadline,
                    () -> inbox.poll().<Awaited>map(Awaited.Message::new).or(this::noMoreMessages));
        } finally {
            locked(() -> awaitingMessage--);
        }
    }

    private Optional<Awaited> noMoreMessages() {
        if (ending != null) {
            return Optional.of(new Awaited.Ended(ending));
        }
        // The end of a process closes its channel first; only who lives on has disconnected.
        return disconnectedAt != 0 && System.nanoTime() - disconnectedAt > TO_END.toNanos()
                ? Optional.of(new Awaited.Disconnected())
                : Optional.empty();
    }

    /** Waits until it has ended and its last output has been told. */
    public Awaited awaitExit(Duration deadline) throws InterruptedException {
        return await(deadline, () -> Optional.ofNullable(told).map(Awaited.Ended::new));
    }

    /** Waits until it or a descendant accepts connections. */
    public Awaited awaitListening(Duration deadline) throws InterruptedException {
        var proc = new ProcFs();
        var sockets = new ListeningSockets(proc);
        if (!sockets.known()) {
            return new Awaited.CannotTell();
        }
        var family = Subtree.of(pid());
        return await(
                deadline,
                () -> {
                    if (ending != null) {
                        return Optional.of(new Awaited.Ended(ending));
                    }
                    var found = sockets.of(family.pids());
                    return found.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Awaited.Accepting(List.copyOf(found)));
                });
    }

    // Woken by every change; the regular look in between is for what the kernel does not tell us
    // about.
    private Awaited await(Duration deadline, Supplier<Optional<? extends Awaited>> look)
            throws InterruptedException {
        var end = System.nanoTime() + deadline.toNanos();
        lock.lockInterruptibly();
        try {
            awaitingAnything++;
            while (true) {
                var found = look.get();
                if (found.isPresent()) {
                    return found.get();
                }
                var left = end - System.nanoTime();
                if (left <= 0) {
                    return new Awaited.TimedOut();
                }
                changed.await(Math.min(left, BETWEEN_LOOKS.toNanos()), TimeUnit.NANOSECONDS);
            }
        } finally {
            awaitingAnything--;
            lock.unlock();
        }
    }

    /** True when somebody is waiting for a message: whoever waits will show it. */
    boolean received(String json) {
        return changed(
                () -> {
                    inbox.add(json);
                    return awaitingMessage > 0;
                });
    }

    void hasDisconnected() {
        changed(() -> disconnectedAt = System.nanoTime());
    }

    void hasEnded(ExitStatus status) {
        changed(
                () -> {
                    timedOut = deadline.over() && child.killed();
                    return ending = status;
                });
    }

    /** True when somebody is waiting for this process: whoever waits will tell how it ended. */
    boolean endingIsComplete(ExitStatus status) {
        return changed(
                () -> {
                    told = status;
                    return awaitingAnything > 0;
                });
    }

    private <T> T changed(Supplier<T> change) {
        return locked(
                () -> {
                    var result = change.get();
                    changed.signalAll();
                    return result;
                });
    }

    private <T> T locked(Supplier<T> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }
}
