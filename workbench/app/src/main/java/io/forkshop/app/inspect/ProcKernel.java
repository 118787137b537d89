package io.forkshop.app.inspect;

import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Linux: what /proc tells. One line is read of every visible process, to learn who belongs to whom;
 * the rest only of those that belong to us.
 */
final class ProcKernel implements Kernel {
    private static final String VOLUNTARY = "voluntary_ctxt_switches";
    private static final String INVOLUNTARY = "nonvoluntary_ctxt_switches";

    private final ProcFs proc;

    ProcKernel(ProcFs proc) {
        this.proc = proc;
    }

    @Override
    public Look look(Subtree subtree, Collection<Long> known, Set<Extra> extras) {
        var folders = proc.folders();
        var numbers = numbers(folders);
        var lines = new HashMap<Long, StatLine>();
        var parents = new HashMap<Long, Long>();
        folders.forEach(
                (pid, folder) ->
                        StatLine.of(ProcFs.small(folder.resolve("stat")))
                                .ifPresent(
                                        line -> {
                                            lines.put(pid, line);
                                            var parent = numbers.getOrDefault(line.parent(), 0L);
                                            parents.put(pid, parent);
                                        }));
        var members = subtree.members(parents, folders);
        known.stream().filter(lines::containsKey).forEach(members::add);
        var chosen = new TreeMap<>(folders);
        chosen.keySet().retainAll(members);
        var ports = extras.contains(Extra.PORTS) ? ListeningSockets.byPid(chosen) : null;
        var boot = bootMillis();
        var facts =
                chosen.keySet().stream()
                        .map(
                                pid ->
                                        new One(pid, folders.get(pid), lines.get(pid), numbers)
                                                .facts(extras, ports, boot))
                        .toList();
        return new Look(facts, outsiders(facts, lines));
    }

    @Override
    public Details details(long pid, Collection<Long> family) {
        var folders = proc.folders();
        folders.keySet().removeIf(any -> any != pid && !family.contains(any));
        return folders.containsKey(pid)
                ? new ProcDetails(pid, folders).read()
                : PortableKernel.command(List.of());
    }

    @Override
    public Optional<String> note() {
        if (proc.foreign()) {
            return Optional.of(
                    "/proc here belongs to another PID namespace; the pids were translated into"
                            + " ours.");
        }
        return proc.hidepid().map(o -> "/proc hides other users' processes here (" + o + ").");
    }

    // What a number in a file means to us: in a foreign /proc the files speak outer numbers.
    private static Map<Long, Long> numbers(Map<Long, Path> folders) {
        var numbers = new HashMap<Long, Long>();
        folders.forEach((pid, folder) -> numbers.put(ProcFs.outer(folder), pid));
        return numbers;
    }

    private static Map<Long, String> outsiders(
            List<ProcessFacts> facts, Map<Long, StatLine> lines) {
        var outsiders = new HashMap<Long, String>();
        for (var process : facts) {
            var line = lines.get(process.parent());
            if (line != null) {
                outsiders.put(process.parent(), line.name());
            }
        }
        facts.forEach(process -> outsiders.remove(process.pid()));
        return outsiders;
    }

    private OptionalLong bootMillis() {
        return ProcFs.lines(proc.file("stat")).stream()
                .filter(line -> line.startsWith("btime "))
                .mapToLong(line -> Long.parseLong(line.substring(6)) * 1_000)
                .findFirst();
    }

    /** One process that is being read. */
    private record One(long pid, Path folder, StatLine line, Map<Long, Long> numbers) {

        ProcessFacts facts(
                Set<Extra> extras, SortedMap<Long, List<String>> ports, OptionalLong boot) {
            var status = ProcFs.small(folder.resolve("status"));
            var measures = new EnumMap<Measure, Long>(Measure.class);
            here(line.group()).ifPresent(group -> measures.put(Measure.GROUP, group));
            here(line.session()).ifPresent(session -> measures.put(Measure.SESSION, session));
            measures.put(Measure.THREADS, line.threads());
            measures.put(Measure.CORE, line.core());
            measures.put(Measure.CPU, line.ticks() * StatLine.MILLIS_PER_TICK);
            kib(ProcFs.field(status, "VmRSS"))
                    .ifPresent(rss -> measures.put(Measure.RESIDENT, rss));
            boot.ifPresent(
                    at ->
                            measures.put(
                                    Measure.STARTED, at + line.birth() * StatLine.MILLIS_PER_TICK));
            if (extras.contains(Extra.SWITCHES)) {
                switches(status, measures);
            }
            if (extras.contains(Extra.PROPORTIONAL)) {
                proportional().ifPresent(pss -> measures.put(Measure.PROPORTIONAL, pss));
            }
            return new ProcessFacts(
                    pid,
                    numbers.getOrDefault(line.parent(), 0L),
                    OptionalLong.of(line.birth()),
                    ProcessState.of(String.valueOf(line.state())),
                    measures,
                    ports == null ? Optional.empty() : Optional.ofNullable(ports.get(pid)),
                    ProcFs.command(folder, line.name(), String.valueOf(line.state())),
                    Optional.empty());
        }

        // Of group and session 0 no process is the leader: they belong to an outer namespace.
        private Optional<Long> here(long number) {
            return number == 0
                    ? Optional.empty()
                    : Optional.ofNullable(numbers.getOrDefault(number, ownNumber(number)));
        }

        // A leader may have ended; its number lives on in its group.
        private Long ownNumber(long number) {
            return ProcFs.outer(folder) == pid ? number : null;
        }

        private void switches(String status, Map<Measure, Long> measures) {
            // The file of a process counts its first thread alone.
            var counted = line.threads() == 1 ? List.of(status) : ProcThreads.statuses(folder);
            sum(counted, VOLUNTARY).ifPresent(n -> measures.put(Measure.VOLUNTARY, n));
            sum(counted, INVOLUNTARY).ifPresent(n -> measures.put(Measure.INVOLUNTARY, n));
        }

        private static OptionalLong sum(List<String> statuses, String key) {
            var numbers =
                    statuses.stream()
                            .map(s -> ProcFs.field(s, key))
                            .filter(Objects::nonNull)
                            .toList();
            return numbers.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(numbers.stream().mapToLong(Long::parseLong).sum());
        }

        private OptionalLong proportional() {
            return ProcFs.lines(folder.resolve("smaps_rollup")).stream()
                    .filter(text -> text.startsWith("Pss:"))
                    .findFirst()
                    .map(text -> kib(text.substring(4)))
                    .orElse(OptionalLong.empty());
        }
    }

    /** {@code " 1234 kB"}. */
    static OptionalLong kib(String text) {
        return text == null || text.isBlank()
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(text.strip().split(" ")[0]));
    }
}
