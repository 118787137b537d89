package io.forkshop.runtime.cluster;

import java.time.Duration;
import java.util.concurrent.Future;

/** One worker's time in a slot. The supervisor's loop owns it. */
final class Tenure {
    final Slot slot;
    final Worker worker;
    final ClusterOptions options;
    private final long born = System.nanoTime();
    private Listening place;
    private boolean retired;
    private String condemned;
    private Future<?> deadline;

    Tenure(Slot slot, Worker worker, ClusterOptions options) {
        this.slot = slot;
        this.worker = worker;
        this.options = options;
    }

    Duration lived() {
        return Duration.ofNanos(System.nanoTime() - born);
    }

    /** Where it listens; null if it does not yet. */
    Listening place() {
        return place;
    }

    void listens(Listening at) {
        place = at;
        clear();
    }

    /** Whether its end is wanted. */
    boolean retired() {
        return retired;
    }

    void retire() {
        retired = true;
    }

    /** We end it ourselves; what for, in words. */
    void condemn(String why) {
        condemned = why;
    }

    boolean isCondemned() {
        return condemned != null;
    }

    /** How it ended: our own word if we ended it, or kept it from listening. */
    String end(String status) {
        if (condemned != null) {
            return condemned;
        }
        return worker.refusal().isEmpty() ? status : worker.refusal();
    }

    void deadline(Future<?> next) {
        clear();
        deadline = next;
    }

    void clear() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
