package io.forkshop.app.command.live;

import io.forkshop.app.inspect.Asked;
import io.forkshop.app.inspect.Measure;
import io.forkshop.app.inspect.ProcessFacts;
import io.forkshop.app.inspect.ProcessState;
import io.forkshop.app.inspect.Snapshot;
import io.forkshop.app.world.Traffic;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Processes and looks to make frames of. */
final class Some {
    private Some() {}

    /** A child of 1 with this name, that has used so much processor time. */
    static ProcessFacts process(long pid, String name, long cpuMillis) {
        return process(pid, 1, 70, ProcessState.SLEEPING, name, cpuMillis);
    }

    static ProcessFacts process(
            long pid, long parent, long birth, ProcessState state, String name, long cpuMillis) {
        Map<Measure, Long> measures = new EnumMap<>(Measure.class);
        measures.put(Measure.THREADS, 7L);
        measures.put(Measure.CPU, cpuMillis);
        measures.put(Measure.RESIDENT, 43_008L);
        measures.put(Measure.VOLUNTARY, cpuMillis / 10);
        measures.put(Measure.INVOLUNTARY, 0L);
        return new ProcessFacts(
                pid,
                parent,
                OptionalLong.of(birth),
                state,
                measures,
                Optional.empty(),
                "node " + name,
                Optional.of(new Asked(name, "")));
    }

    static Snapshot snapshot(ProcessFacts... processes) {
        return new Snapshot(Instant.EPOCH, Optional.empty(), List.of(processes), Map.of());
    }

    /** At so many seconds. */
    static Look look(long second, Map<String, Traffic> traffic, ProcessFacts... processes) {
        return new Look(snapshot(processes), traffic, second * 1_000_000_000);
    }

    static String who(ProcessFacts process) {
        return process.asked().map(Asked::name).orElse("?");
    }
}
