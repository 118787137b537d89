package io.forkshop.app.inspect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What every Unix tells: the machine's {@code ps} and Java's ProcessHandle. No core, no switches,
 * no ports, and from ProcessHandle alone neither state nor memory.
 */
final class PortableKernel implements Kernel {
    private final ProcessTable ps;
    private volatile String why = "";

    PortableKernel() {
        this(new MachinePs());
    }

    PortableKernel(ProcessTable ps) {
        this.ps = ps;
    }

    @Override
    public Look look(Subtree subtree, Collection<Long> known, Set<Extra> extras) {
        var pids = new TreeSet<>(subtree.pids());
        pids.addAll(known);
        var rows = new TreeMap<Long, ProcessRow>();
        try {
            ps.rows(pids).forEach(row -> rows.put(row.pid(), row));
            why = "";
        } catch (ProcessTable.Unreadable e) {
            new HandleTable(Map.of()).rows(pids).forEach(row -> rows.put(row.pid(), row));
            why = e.getMessage();
        }
        return new Look(rows.values().stream().map(PortableKernel::facts).toList(), Map.of());
    }

    @Override
    public Details details(long pid, Collection<Long> family) {
        var info = HandleTable.handle(pid).map(ProcessHandle::info);
        var words = new ArrayList<String>();
        info.flatMap(ProcessHandle.Info::command).ifPresent(words::add);
        info.flatMap(ProcessHandle.Info::arguments).map(List::of).ifPresent(words::addAll);
        return command(words);
    }

    /** Nothing but the command line. */
    static Details command(List<String> words) {
        return new Details(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                words);
    }

    @Override
    public Optional<String> note() {
        return Optional.of(
                "There is no /proc here: core, switches and ports are not to be known"
                        + (why.isEmpty()
                                ? "."
                                : ", and state, threads and memory neither: " + why + "."));
    }

    private static ProcessFacts facts(ProcessRow row) {
        var measures = new EnumMap<Measure, Long>(Measure.class);
        put(measures, Measure.THREADS, row.threads());
        // What has ended has no memory; ps calls that 0.
        put(measures, Measure.RESIDENT, row.state().ended() ? -1 : row.residentKib());
        var info = HandleTable.handle(row.pid()).map(ProcessHandle::info);
        var start = info.flatMap(ProcessHandle.Info::startInstant);
        start.ifPresent(at -> measures.put(Measure.STARTED, at.toEpochMilli()));
        info.flatMap(ProcessHandle.Info::totalCpuDuration)
                .map(Duration::toMillis)
                .ifPresent(cpu -> measures.put(Measure.CPU, cpu));
        return new ProcessFacts(
                row.pid(),
                row.parent(),
                start.map(at -> OptionalLong.of(at.toEpochMilli())).orElse(OptionalLong.empty()),
                row.state(),
                measures,
                Optional.<List<String>>empty(),
                row.command(),
                Optional.empty());
    }

    private static void put(Map<Measure, Long> measures, Measure measure, long value) {
        if (value != ProcessRow.NOT_KNOWN) {
            measures.put(measure, value);
        }
    }
}
