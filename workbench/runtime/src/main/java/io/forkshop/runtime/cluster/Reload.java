package io.forkshop.runtime.cluster;

import io.forkshop.runtime.ForkshopException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One rolling reload, slot by slot: a new worker listens, then the old one leaves, then comes the
 * next slot. The first failure turns it round: slots that have the new version get the old one back
 * in the same way. The supervisor's loop owns it.
 */
final class Reload {
    private final Crew crew;
    private final ClusterOptions old;
    private final CompletableFuture<ReloadResult> result = new CompletableFuture<>();
    private final Set<Listening> expected = new HashSet<>();
    private final List<Slot> done = new ArrayList<>();
    private ArrayDeque<Slot> todo;
    private ClusterOptions next;
    private Tenure candidate; // started, and not yet listening
    private Tenure leaving; // whose end we wait for
    private String failure; // null: forward

    Reload(Crew crew, List<Slot> slots, ClusterOptions old, ClusterOptions next) {
        this.crew = crew;
        this.old = old;
        this.next = next;
        this.todo = new ArrayDeque<>(slots);
        this.expected.addAll(crew.places());
    }

    CompletableFuture<ReloadResult> result() {
        return result.copy();
    }

    /** The next slot, or the end. */
    void step() {
        Slot slot = todo.poll();
        if (slot == null) {
            finish();
            return;
        }
        slot.cancelPause(); // What follows takes the place of a restart.
        try {
            candidate = crew.start(slot, next);
        } catch (ForkshopException e) {
            failed(slot, "was not started: " + e.getMessage());
        }
    }

    void listening(Tenure tenure, Listening place) {
        if (tenure != candidate) {
            return;
        }
        if (!expected.isEmpty() && !expected.contains(place)) {
            crew.condemn(tenure, "listens at " + place + " instead of " + expected);
            return;
        }
        candidate = null;
        Slot slot = tenure.slot;
        leaving = slot.now;
        slot.deaths = Deaths.NONE;
        crew.settle(slot, tenure);
        done.add(slot);
        if (leaving == null) {
            step();
        } else {
            crew.retire(leaving);
        }
    }

    /** Whether the death of this worker is the reload's business alone. */
    boolean died(Tenure tenure, String what) {
        if (tenure == candidate) {
            candidate = null;
            failed(tenure.slot, what);
            return true;
        }
        if (failure == null && tenure.options == next && done.contains(tenure.slot)) {
            turnRound(tenure.slot, what); // It listened, and was as bad as one that never did.
        }
        return false;
    }

    /** After {@link #died}, if that was how it ended. */
    void ended(Tenure tenure) {
        if (tenure == leaving) {
            leaving = null;
            step();
        }
    }

    private void failed(Slot slot, String why) {
        if (failure == null) {
            turnRound(slot, why);
        } else { // The old version does not start any more either.
            crew.abandoned(slot, why);
            step();
        }
    }

    /** Its owner wants it no more; false if it goes back already. */
    boolean cancel() {
        if (failure != null) {
            return false;
        }
        goBack(candidate == null ? leaving.slot : candidate.slot, "it was cancelled");
        return true;
    }

    private void turnRound(Slot slot, String why) {
        goBack(slot, "the new worker of " + slot.name + " " + why);
    }

    private void goBack(Slot slot, String cause) {
        failure = cause;
        next = old;
        todo = new ArrayDeque<>(done);
        done.clear();
        if (slot.now == null && !todo.contains(slot)) {
            todo.addFirst(slot);
        }
        if (candidate != null) {
            candidate.retire();
            crew.condemn(candidate, "no longer wanted");
            candidate = null;
        }
        if (leaving == null) {
            step();
        }
    }

    /** The whole cluster ends. */
    void stop() {
        result.complete(new ReloadResult(false, "the cluster was stopped during the reload"));
    }

    private void finish() {
        ReloadResult end =
                failure == null
                        ? new ReloadResult(true, "every slot runs " + next.module())
                        : new ReloadResult(
                                false, "rolled back, every slot runs what it ran: " + failure);
        crew.reloaded(next, end);
        result.complete(end);
    }
}
