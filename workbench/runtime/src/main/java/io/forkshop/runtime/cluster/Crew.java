package io.forkshop.runtime.cluster;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.cluster.ClusterEvent.Kind;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The slots of a supervised cluster and what happens in them. All of it on the loop. */
final class Crew implements Watch {
    private final Loop loop;
    private final Supervision rules;
    private final Slots names;
    private final Teller teller;
    private final Cluster cluster;
    private final Restarts restarts;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<Worker, Tenure> tenures = new HashMap<>(); // leaving ones and candidates too
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private ClusterOptions options;
    private Reload reload;
    private boolean stopping;

    Crew(
            Loop loop,
            ClusterOptions options,
            Supervision rules,
            Slots names,
            Consumer<ClusterEvent> told) {
        this.loop = loop;
        this.options = options;
        this.rules = rules;
        this.names = names;
        this.teller = new Teller(told);
        this.restarts = new Restarts(this, loop, rules, teller);
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

    private void heartbeat() {
        List<Tenure> serving =
                slots.values().stream()
                        .map(slot -> slot.now)
                        .filter(t -> t != null && t.place() != null && !t.isCondemned())
                        .toList();
        serving.forEach(tenure -> Examination.of(tenure, rules).act(this, teller));
        loop.after(rules.heartbeat(), this::heartbeat);
    }

    // ---- Slots.

    Void begin(int workers) {
        for (int i = 1; i <= workers; i++) {
            Slot slot = new Slot(names.name(i));
            slots.put(slot.name, slot);
            settle(slot, start(slot, options));
        }
        heartbeat();
        return null;
    }

    /** Throws what fork throws. */
    Tenure start(Slot slot, ClusterOptions version) {
        ClusterOptions own = version.fork(names.options(slot.name, version.fork()));
        Tenure tenure = new Tenure(slot, cluster.fork(own, Map.of()), version);
        tenures.put(tenure.worker, tenure);
        names.started(slot.name, tenure.worker);
        tenure.deadline(loop.after(rules.readyTimeout(), () -> notReady(tenure)));
        teller.tell(Kind.STARTED, tenure, "started " + version.module());
        return tenure;
    }

    /** The slot is {@code tenure}'s now. */
    void settle(Slot slot, Tenure tenure) {
        slot.now = tenure;
        slot.state = tenure.place() == null ? SlotState.STARTING : SlotState.LISTENING;
    }

    private void notReady(Tenure tenure) {
        condemn(tenure, "did not listen within " + Teller.text(rules.readyTimeout()));
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
        cluster.ping(tenure.worker); // Only who has answered once is missed later.
        teller.tell(Kind.LISTENING, tenure, "listens at " + place);
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
            teller.tell(
                    Kind.LEAVING, tenure, why.isEmpty() ? "says goodbye" : "says goodbye: " + why);
            died(tenure, why.isEmpty() ? "left by itself" : "left by itself: " + why, true);
        }
    }

    private void ended(Tenure tenure, ExitStatus status) {
        tenure.clear();
        tenures.remove(tenure.worker);
        if (tenure.retired()) {
            teller.tell(Kind.LEFT, tenure, "has left: " + tenure.end(status.toString()));
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
        teller.tell(Kind.DIED, tenure, "died: " + what);
        if (reload != null && reload.died(tenure, what)) {
            return;
        }
        if (slot.now == tenure && !stopping) {
            slot.now = null;
            if (tenure.worker.refusal().isEmpty()) {
                restarts.crashed(slot, tenure.lived(), what, failed);
            } else {
                restarts.hopeless(slot, tenure.lived(), what);
            }
        }
    }

    /** Asks a worker to leave, and sees to it that it does. */
    void retire(Tenure tenure) {
        if (!tenure.retired()) {
            tenure.retire();
            teller.tell(Kind.LEAVING, tenure, "is asked to leave");
            tenure.worker.disconnect();
            if (tenure.worker.state() == Worker.State.NONE) {
                tenure.worker.kill(); // It has not joined yet, and hears nothing.
            }
            tenure.deadline(loop.after(rules.grace(), () -> force(tenure)));
        }
    }

    private void force(Tenure tenure) {
        String why = "killed: it did not leave within " + Teller.text(rules.grace());
        teller.tell(Kind.FORCED, tenure, why);
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
            Slot slot = new Slot(names.name(i));
            settle(slot, start(slot, options));
            slots.put(slot.name, slot);
        }
        while (slots.size() > workers) {
            Slot last = slots.remove(names.name(slots.size()));
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
        teller.tell(Kind.RELOADING, "reloads " + next.module() + ", slot by slot");
        reload.step();
        return result;
    }

    boolean cancelReload() {
        return reload != null && reload.cancel();
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
            restarts.crashed(slot, Duration.ZERO, why, true);
        }
    }

    void reloaded(ClusterOptions version, ReloadResult result) {
        reload = null;
        options = version;
        teller.tell(result.done() ? Kind.RELOADED : Kind.ROLLED_BACK, result.text());
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
}
