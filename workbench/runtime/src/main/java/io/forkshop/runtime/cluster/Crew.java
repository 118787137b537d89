package io.forkshop.runtime.cluster;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.cluster.ClusterEvent.Kind;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** The slots of a supervised cluster and what happens in them. All of it on the loop. */
final class Crew implements Watch {
    private final Loop loop;
    private final Supervision rules;
    private final Consumer<ClusterEvent> told;
    private final Cluster cluster;
    private final long start = System.nanoTime();
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<Worker, Tenure> tenures = new HashMap<>(); // leaving ones and candidates too
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private ClusterOptions options;
    private Reload reload;
    private boolean stopping;

    Crew(Loop loop, ClusterOptions options, Supervision rules, Consumer<ClusterEvent> told) {
        this.loop = loop;
        this.options = options;
        this.rules = rules;
        this.told = told;
        this.cluster = Cluster.of(options);
        cluster.keepPorts();
        cluster.watch(this);
    }

    @Override
    public void listening(Worker worker, Listening place) {
        with(worker, tenure -> listening(tenure, place));
    }

    @Override
    public void goodbye(Worker worker, String why) {
        with(worker, tenure -> saidGoodbye(tenure, why));
    }

    @Override
    public void ended(Worker worker, ExitStatus how) {
        with(worker, tenure -> ended(tenure, how));
    }

    private void with(Worker worker, Consumer<Tenure> action) {
        loop.run(
                () -> {
                    Tenure tenure = tenures.get(worker);
                    if (tenure != null) {
                        action.accept(tenure);
                    }
                });
    }

    Cluster cluster() {
        return cluster;
    }

    ClusterOptions options() {
        return options;
    }

    Supervision rules() {
        return rules;
    }

    // ---- Slots.

    Void begin(int workers) {
        for (int i = 1; i <= workers; i++) {
            Slot slot = new Slot("w" + i);
            slots.put(slot.name, slot);
            settle(slot, start(slot, options));
        }
        loop.after(rules.heartbeat(), this::heartbeat);
        return null;
    }

    /** Throws what fork throws. */
    Tenure start(Slot slot, ClusterOptions version) {
        Tenure tenure = new Tenure(slot, cluster.fork(version, Map.of()), version);
        tenures.put(tenure.worker, tenure);
        tenure.deadline(loop.after(rules.readyTimeout(), () -> notReady(tenure)));
        tell(Kind.STARTED, tenure, "started " + version.module());
        return tenure;
    }

    /** The slot is {@code tenure}'s now. */
    void settle(Slot slot, Tenure tenure) {
        slot.now = tenure;
        slot.state = tenure.place() == null ? SlotState.STARTING : SlotState.LISTENING;
    }

    private void notReady(Tenure tenure) {
        condemn(tenure, "did not listen within " + text(rules.readyTimeout()));
    }

    /** Ends a worker for a reason, which will be the cause of its death. */
    void condemn(Tenure tenure, String why) {
        tenure.condemn(why);
        tenure.worker.kill(Signal.SIGKILL);
    }

    private void listening(Tenure tenure, Listening place) {
        boolean first = tenure.place() == null;
        tenure.listens(place);
        if (!first || tenure.retired()) {
            return;
        }
        tell(Kind.LISTENING, tenure, "listens at " + place);
        if (tenure.slot.now == tenure) {
            tenure.slot.state = SlotState.LISTENING;
        }
        if (reload != null) {
            reload.listening(tenure, place);
        }
    }

    /** Its last connections may take a while: the next one is already on its way. */
    private void saidGoodbye(Tenure tenure, String why) {
        if (!tenure.retired()) {
            tenure.retire();
            tenure.deadline(loop.after(rules.grace(), () -> force(tenure)));
            tell(Kind.LEAVING, tenure, why.isEmpty() ? "says goodbye" : "says goodbye: " + why);
            died(tenure, why.isEmpty() ? "left by itself" : "left by itself: " + why, true);
        }
    }

    private void ended(Tenure tenure, ExitStatus status) {
        tenure.clear();
        tenures.remove(tenure.worker);
        if (tenure.retired()) {
            tell(Kind.LEFT, tenure, "has left: " + tenure.end(status.toString()));
        } else {
            died(tenure, tenure.end(status.toString()), !status.success());
        }
        if (reload != null) {
            reload.ended(tenure);
        }
        if (stopping && tenures.isEmpty()) {
            over();
        }
    }

    private void died(Tenure tenure, String what, boolean failed) {
        Slot slot = tenure.slot;
        tell(Kind.DIED, tenure, "died: " + what);
        if (reload != null && reload.died(tenure, what)) {
            return;
        }
        if (slot.now == tenure && !stopping) {
            slot.now = null;
            crashed(slot, tenure.lived(), what, failed);
        }
    }

    private void crashed(Slot slot, Duration lived, String what, boolean failed) {
        slot.lastEnd = what;
        Duration at = Duration.ofNanos(System.nanoTime() - start);
        slot.deaths = slot.deaths.and(new Death(at, lived, what, failed));
        follow(slot, slot.deaths.next(rules, ThreadLocalRandom.current().nextDouble()));
    }

    private void follow(Slot slot, Next next) {
        switch (next) {
            case Next.StartAfter(Duration pause) -> {
                slot.state = SlotState.BACKING_OFF;
                slot.pause(loop.after(pause, () -> restart(slot)));
                tell(Kind.RESTARTING, slot, "restarts in " + text(pause));
            }
            case Next.GiveUp(String why) -> {
                slot.state = SlotState.FAILED;
                tell(Kind.FAILED, slot, "failed: " + why + "; retry starts it anew");
            }
            case Next.Rest() -> slot.state = SlotState.EMPTY;
        }
    }

    private void restart(Slot slot) {
        slot.restarts++;
        try {
            settle(slot, start(slot, options));
        } catch (ForkshopException e) { // The file has gone, or does not compile any more.
            crashed(slot, Duration.ZERO, e.getMessage(), true);
        }
    }

    /** Asks a worker to leave, and sees to it that it does. */
    void retire(Tenure tenure) {
        if (!tenure.retired()) {
            tenure.retire();
            tell(Kind.LEAVING, tenure, "is asked to leave");
            tenure.worker.disconnect();
            if (tenure.worker.state() == Worker.State.NONE) {
                tenure.worker.kill(); // It has not joined yet, and hears nothing.
            }
            tenure.deadline(loop.after(rules.grace(), () -> force(tenure)));
        }
    }

    private void force(Tenure tenure) {
        String why = "killed: it did not leave within " + text(rules.grace());
        tell(Kind.FORCED, tenure, why);
        condemn(tenure, why);
    }

    // ---- What the owner asks for.

    Slot slot(String name) {
        Slot slot = slots.get(name);
        if (slot == null) {
            throw new ForkshopException(
                    "ERR_INVALID_ARG_VALUE",
                    "there is no slot "
                            + name
                            + "; there are "
                            + String.join(", ", slots.keySet()));
        }
        return slot;
    }

    boolean kill(String name, Signal signal) {
        Slot slot = slot(name);
        return slot.now != null && slot.now.worker.kill(signal);
    }

    List<SlotStatus> status() {
        return slots.values().stream().map(slot -> slot.status(options)).toList();
    }

    List<Listening> places() {
        return tenures.values().stream()
                .filter(t -> !t.retired() && t.place() != null)
                .map(Tenure::place)
                .distinct()
                .toList();
    }

    Void scale(int workers) {
        refuseDuringReload();
        for (int i = slots.size() + 1; i <= workers; i++) {
            Slot slot = new Slot("w" + i);
            settle(slot, start(slot, options));
            slots.put(slot.name, slot);
        }
        while (slots.size() > workers) {
            Slot last = slots.remove("w" + slots.size());
            last.cancelPause();
            if (last.now != null) {
                retire(last.now);
            }
        }
        return null;
    }

    boolean retry(String name) {
        Slot slot = slot(name);
        if (slot.state != SlotState.FAILED && slot.state != SlotState.EMPTY) {
            return false;
        }
        slot.deaths = Deaths.NONE;
        slot.restarts = 0;
        settle(slot, start(slot, options));
        return true;
    }

    CompletableFuture<ReloadResult> reload(ClusterOptions next) {
        refuseDuringReload();
        if (stopping) {
            throw new ForkshopException("ERR_INVALID_STATE", "the cluster is stopping");
        }
        reload = new Reload(this, List.copyOf(slots.values()), options, next);
        CompletableFuture<ReloadResult> result = reload.result();
        tell(Kind.RELOADING, "reloads " + next.module() + ", slot by slot");
        reload.step();
        return result;
    }

    private void refuseDuringReload() {
        if (reload != null) {
            throw new ForkshopException(
                    "ERR_INVALID_STATE", "a reload is under way; wait for its end");
        }
    }

    /** Rolling back, not even the old version starts: the slot is like one whose worker died. */
    void abandoned(Slot slot, String why) {
        if (slot.now == null) {
            crashed(slot, Duration.ZERO, why, true);
        }
    }

    void reloaded(ClusterOptions version, ReloadResult result) {
        reload = null;
        options = version;
        tell(result.done() ? Kind.RELOADED : Kind.ROLLED_BACK, result.text());
    }

    CompletableFuture<Void> stop() {
        loop.run(
                () -> {
                    stopping = true;
                    if (reload != null) {
                        reload.stop();
                        reload = null;
                    }
                    slots.values().forEach(Slot::cancelPause);
                    List.copyOf(tenures.values()).forEach(this::retire);
                    if (tenures.isEmpty()) {
                        over();
                    }
                });
        return stopped.copy();
    }

    private void over() {
        cluster.close();
        loop.end();
        stopped.complete(null);
    }

    void close() {
        loop.run(() -> stopping = true);
        cluster.close();
        loop.end();
        stopped.complete(null);
    }

    // ---- Stuck workers.

    private void heartbeat() {
        for (Tenure tenure : new ArrayList<>(tenures.values())) {
            if (tenure.slot.now == tenure && tenure.place() != null && !tenure.isCondemned()) {
                examine(tenure);
            }
        }
        loop.after(rules.heartbeat(), this::heartbeat);
    }

    private void examine(Tenure tenure) {
        Worker worker = tenure.worker;
        Activity activity = Activity.of(worker.process().pid().orElse(-1));
        Health health =
                Health.judge(activity, worker.silent(), worker.offered(), rules.heartbeat());
        SlotState before = tenure.slot.state;
        switch (health) {
            case FINE -> tenure.slot.state = SlotState.LISTENING;
            case BUSY -> tenure.slot.state = SlotState.BUSY;
            case HUNG -> stuck(tenure, "hung: " + silence(worker));
            case STOPPED -> stuck(tenure, "stopped by a signal (state T)");
        }
        if (health == Health.BUSY && before != SlotState.BUSY) {
            tell(Kind.BUSY, tenure, "does not answer, but computes; left alone");
        }
        cluster.ping(worker);
    }

    private static String silence(Worker worker) {
        Duration offered = worker.offered();
        return offered.isZero()
                ? "nothing was heard of it for " + text(worker.silent())
                : "it took no connection for " + text(offered);
    }

    private void stuck(Tenure tenure, String why) {
        tell(Kind.STUCK, tenure, "is " + why + "; it is replaced");
        condemn(tenure, why);
    }

    // ---- Saying so.

    private void tell(Kind kind, Tenure tenure, String text) {
        OptionalLong pid = tenure.worker.process().pid();
        String who = pid.isPresent() ? "pid " + pid.getAsLong() + " " : "";
        told.accept(new ClusterEvent(kind, tenure.slot.name, pid, who + text));
    }

    private void tell(Kind kind, Slot slot, String text) {
        told.accept(new ClusterEvent(kind, slot.name, OptionalLong.empty(), text));
    }

    private void tell(Kind kind, String text) {
        told.accept(new ClusterEvent(kind, "", OptionalLong.empty(), text));
    }

    static String text(Duration span) {
        long millis = span.toMillis();
        return millis >= 1000 && millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
