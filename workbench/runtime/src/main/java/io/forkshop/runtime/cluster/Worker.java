package io.forkshop.runtime.cluster;

import io.forkshop.runtime.events.Callbacks;
import io.forkshop.runtime.events.Event;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A worker as its primary sees it (node-spec 9.4 to 9.9). Any thread may call any method. Callbacks
 * of all workers of a cluster come one at a time; those of one in the order online, listening,
 * disconnect, exit, and messages between online and disconnect. A listener that comes late hears
 * what has been.
 */
public final class Worker {
    /** How far it has come. */
    public enum State {
        /** It was forked, and has not been heard of. */
        NONE,
        ONLINE,
        LISTENING,
        /** Its channel is closed; the process may live on. */
        DISCONNECTED,
        DEAD
    }

    private final int id;
    private final Cluster cluster;
    private final Callbacks callbacks;
    private final Event<Void> online;
    // Touched in callbacks only.
    private final List<Listening> places = new ArrayList<>();
    private final List<Consumer<Listening>> placeListeners = new ArrayList<>();
    private final Event<Void> disconnect;
    private final Event<ExitStatus> exit;

    private volatile ChildProcess process; // set before anybody else sees this worker
    private volatile State state = State.NONE;
    private volatile boolean leaving; // somebody asked it to, or it said so itself
    private volatile Boolean exitedAfterDisconnect;
    private volatile long served; // written under the cluster's lock, as is the next
    private volatile int open;
    private volatile long offeredAt; // System.nanoTime; 0: no connection waits for it
    private volatile long heardAt = System.nanoTime();
    private volatile boolean saysItsLoad; // ours: it answers pings, too
    private volatile boolean answersProbes;
    private volatile String refusal = ""; // why it may not listen where it wanted to

    Worker(int id, Cluster cluster, Callbacks callbacks) {
        this.id = id;
        this.cluster = cluster;
        this.callbacks = callbacks;
        this.online = new Event<>(callbacks);
        this.disconnect = new Event<>(callbacks);
        this.exit = new Event<>(callbacks);
    }

    /** 1, 2, 3, …; never given twice in a cluster. */
    public int id() {
        return id;
    }

    public ChildProcess process() {
        return process;
    }

    public State state() {
        return state;
    }

    /** Whether its channel is open. */
    public boolean isConnected() {
        return state.compareTo(State.DISCONNECTED) < 0;
    }

    public boolean isDead() {
        return state == State.DEAD;
    }

    /**
     * Whether its end was wanted: true after {@link #disconnect} from either side, false after a
     * crash, an exit of its own or {@link #kill} (9.6); empty while it lives.
     */
    public Optional<Boolean> exitedAfterDisconnect() {
        return Optional.ofNullable(exitedAfterDisconnect);
    }

    /** Whether it has been asked to leave, or has said that it will. */
    public boolean isLeaving() {
        return leaving;
    }

    /** How many connections it took from the primary; 0 under the shared policy. */
    public long served() {
        return served;
    }

    /**
     * How many connections it has open, as far as it has said: a Java worker says it with every
     * answer, under least busy also within 20 ms of their closing; one of Node never, and is taken
     * to have none.
     */
    public int inFlight() {
        return open;
    }

    /** As {@link ChildProcess#send(Object)}. */
    public boolean send(Object message) {
        return process.send(message);
    }

    /**
     * Asks it to leave: it gets no more connections, closes its servers, waits until those it has
     * are done, and closes its channel (9.9). Returns at once; {@link #onExit} tells.
     */
    public void disconnect() {
        cluster.leave(this);
    }

    /** SIGTERM, with nothing graceful about it (9.7). Returns as {@link ChildProcess#kill()}. */
    public boolean kill() {
        return process.kill();
    }

    /** As {@link ChildProcess#kill(Signal)}. */
    public boolean kill(Signal signal) {
        return process.kill(signal);
    }

    // ---- For the cluster.

    void runs(ChildProcess started) {
        process = started;
    }

    void isOnline() {
        reached(State.ONLINE);
        callbacks.later(() -> online.happen(null));
    }

    void listensAt(Listening place) {
        reached(State.LISTENING);
        refusal = "";
        callbacks.later(
                () -> {
                    places.add(place);
                    placeListeners.forEach(l -> callbacks.now(() -> l.accept(place)));
                });
    }

    void disconnected() {
        reached(State.DISCONNECTED);
        callbacks.later(() -> disconnect.happen(null));
    }

    void ended(ExitStatus how) {
        state = State.DEAD;
        exitedAfterDisconnect = leaving;
        callbacks.later(() -> exit.happen(how));
    }

    private void reached(State next) {
        if (next.compareTo(state) > 0) {
            state = next;
        }
    }

    void leaves() {
        leaving = true;
    }

    /** It may not listen where it wants to; what it does then is its business. */
    void refused(String why) {
        refusal = why;
    }

    /** Why it listens nowhere; "" if it does, or has not asked. */
    String refusal() {
        return refusal;
    }

    void took() {
        served++;
    }

    /** A message of ours, Node has none such. */
    void hasOpen(int connections) {
        open = connections;
        saysItsLoad = true;
    }

    void wasHeard() {
        heardAt = System.nanoTime();
    }

    void wasOffered() {
        offeredAt = System.nanoTime() | 1;
    }

    void hasAnswered() {
        offeredAt = 0;
    }

    /** One of Node: it will answer the next, too. */
    void hasAnsweredProbe() {
        answersProbes = true;
        wasHeard();
    }

    boolean saysWhatItHasOpen() {
        return saysItsLoad;
    }

    /** How long nothing was heard of it; zero for one that has never answered a question. */
    Duration silent() {
        return saysItsLoad || answersProbes
                ? Duration.ofNanos(System.nanoTime() - heardAt)
                : Duration.ZERO;
    }

    /** How long a connection has been waiting for it to take it; zero if none is. */
    Duration offered() {
        long since = offeredAt;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    // ---- Hearing of it. Each returns this worker.

    /** It has joined the cluster. */
    public Worker onOnline(Runnable listener) {
        online.listen(nothing -> listener.run());
        return this;
    }

    /** It listens; heard for each of its servers. */
    public Worker onListening(Consumer<Listening> listener) {
        callbacks.later(
                () -> {
                    placeListeners.add(listener);
                    places.forEach(listener);
                });
        return this;
    }

    /** A message from it; while the listener runs, nothing more is read from this worker. */
    public Worker onMessage(Consumer<Object> listener) {
        process.onMessage(message -> callbacks.now(() -> listener.accept(message)));
        return this;
    }

    /** Its channel has ended. */
    public Worker onDisconnect(Runnable listener) {
        disconnect.listen(nothing -> listener.run());
        return this;
    }

    /** Its process has ended. */
    public Worker onExit(Consumer<ExitStatus> listener) {
        exit.listen(listener);
        return this;
    }

    @Override
    public String toString() {
        return "worker "
                + id
                + (process.pid().isPresent() ? " (pid " + process.pid().getAsLong() + ")" : "");
    }
}
