package io.forkshop.runtime.cluster;

import io.forkshop.runtime.cluster.ClusterEvent.Kind;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Puts what happens to a supervised cluster into words, and tells it. */
record Teller(Consumer<ClusterEvent> told) {
    void tell(Kind kind, Tenure tenure, String text) {
        OptionalLong pid = tenure.worker.process().pid();
        String who = pid.isPresent() ? "pid " + pid.getAsLong() + " " : "";
        told.accept(new ClusterEvent(kind, tenure.slot.name, pid, who + text));
    }

    void tell(Kind kind, Slot slot, String text) {
        told.accept(new ClusterEvent(kind, slot.name, OptionalLong.empty(), text));
    }

    void tell(Kind kind, String text) {
        told.accept(new ClusterEvent(kind, "", OptionalLong.empty(), text));
    }

    /** A span of time, in seconds where it is whole ones. */
    static String text(Duration span) {
        long millis = span.toMillis();
        return millis >= 1000 && millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
