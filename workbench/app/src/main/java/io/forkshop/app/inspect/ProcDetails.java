package io.forkshop.app.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Reads {@link Details} from one folder of /proc. */
final class ProcDetails {
    private static final long LONGEST_ARGUMENT_FILE = 64 * 1024;

    private final long pid;
    private final Path folder;
    private final Map<Long, Path> family;
    private final String status;

    /**
     * @param family the folders of those among whom other ends are looked for, itself included
     */
    ProcDetails(long pid, Map<Long, Path> family) {
        this.pid = pid;
        this.folder = family.get(pid);
        this.family = family;
        this.status = ProcFs.small(folder.resolve("status"));
    }

    Details read() {
        var command = words(ProcFs.small(folder.resolve("cmdline")));
        var environment = environment();
        return new Details(
                threads(),
                Descriptors.of(pid, family),
                memory(command, environment.orElse(Map.of())),
                environment,
                some(Limit.read(ProcFs.small(folder.resolve("limits")))),
                SignalSets.read(status),
                command);
    }

    private Optional<List<ThreadFacts>> threads() {
        var found = new ArrayList<ThreadFacts>();
        var program = "";
        for (var task : ProcThreads.folders(folder)) {
            var line = StatLine.of(ProcFs.small(task.resolve("stat")));
            if (line.isPresent()) {
                program = found.isEmpty() ? line.get().name() : program;
                found.add(thread(task, line.get(), program, found.size()));
            }
        }
        return some(found);
    }

    private static ThreadFacts thread(Path task, StatLine line, String program, int place) {
        var status = ProcFs.small(task.resolve("status"));
        return new ThreadFacts(
                ProcFs.outer(task),
                line.name(),
                ThreadMakers.of(program, line.name(), place),
                ProcessState.of(String.valueOf(line.state())),
                line.ticks() * StatLine.MILLIS_PER_TICK,
                number(ProcFs.field(status, "voluntary_ctxt_switches")),
                number(ProcFs.field(status, "nonvoluntary_ctxt_switches")));
    }

    private Optional<Memory> memory(List<String> command, Map<String, String> environment) {
        var rollup = ProcFs.bytes(folder.resolve("smaps_rollup"));
        var resident = kib(status, "VmRSS");
        if (resident.isEmpty()) {
            return Optional.empty(); // it has ended, or is a thread of the kernel's
        }
        return Optional.of(
                new Memory(
                        resident,
                        kib(rollup, "Pss"),
                        sum(kib(rollup, "Shared_Clean"), kib(rollup, "Shared_Dirty")),
                        sum(kib(rollup, "Private_Clean"), kib(rollup, "Private_Dirty")),
                        kib(status, "VmSwap"),
                        kib(status, "VmHWM"),
                        HeapLimit.of(command, environment, this::argumentFile)));
    }

    // A relative name is meant from where the process was started, which is mostly where it is.
    private Optional<String> argumentFile(String name) {
        try {
            var file = folder.resolve("cwd").toRealPath().resolve(name);
            return Files.size(file) > LONGEST_ARGUMENT_FILE
                    ? Optional.empty()
                    : Optional.of(ProcFs.bytes(file));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Map<String, String>> environment() {
        if (!Files.isReadable(folder.resolve("environ"))) {
            return Optional.empty();
        }
        var found = new TreeMap<String, String>();
        for (var entry : words(ProcFs.bytes(folder.resolve("environ")))) {
            var equals = entry.indexOf('=');
            if (equals > 0) {
                found.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return Optional.of(found);
    }

    private static List<String> words(String zeroEnded) {
        return zeroEnded.isEmpty() ? List.of() : Arrays.asList(zeroEnded.split("\0"));
    }

    private static <T> Optional<List<T>> some(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(list));
    }

    private static OptionalLong kib(String text, String key) {
        return ProcKernel.kib(ProcFs.field(text, key));
    }

    private static OptionalLong number(String text) {
        return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    private static OptionalLong sum(OptionalLong one, OptionalLong other) {
        return one.isEmpty() || other.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(one.getAsLong() + other.getAsLong());
    }
}
