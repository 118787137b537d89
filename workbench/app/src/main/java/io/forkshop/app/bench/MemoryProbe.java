package io.forkshop.app.bench;

import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ForkOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory of workers that are alive together: each one's proportional set size, in which a page
 * that five processes share counts a fifth (proc(5), smaps_rollup). On each side five share: four
 * workers and the parent that forked them. Our side's parent is this VM.
 */
final class MemoryProbe {
    private static final Pattern PSS = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB$");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ALIKE = 4;

    private MemoryProbe() {}

    /** Whether this system tells; Linux since 4.14 does. */
    static boolean available() {
        return Files.isReadable(rollup(ProcessHandle.current().pid()));
    }

    /** In MiB, the mean of four workers under a Node parent. */
    static double node(Path parent, Path worker) throws InterruptedException {
        try (ForkProbe probe = ForkProbe.node(parent)) {
            double mean = mean(probe.crowd(worker.toString(), ALIKE));
            probe.dismiss();
            return mean;
        }
    }

    /** In MiB, the mean of four JVM workers under this VM. */
    static double jvm(Path worker) throws InterruptedException {
        ForkOptions options = ForkOptions.defaults().silent(true).env(Surroundings.marked());
        List<ChildProcess> workers = new ArrayList<>();
        try {
            CountDownLatch silent = new CountDownLatch(ALIKE);
            for (int i = 0; i < ALIKE; i++) {
                ChildProcess child = ChildProcesses.fork(worker.toString(), List.of(), options);
                workers.add(child);
                child.onMessage(message -> silent.countDown());
            }
            if (!silent.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Trouble(silent.getCount() + " of 4 workers sent no message in 20 s");
            }
            return mean(workers.stream().map(each -> each.pid().orElseThrow()).toList());
        } finally {
            workers.forEach(ChildProcess::close);
        }
    }

    private static double mean(List<Long> pids) {
        return pids.stream().mapToDouble(MemoryProbe::ofProcess).average().orElseThrow();
    }

    private static double ofProcess(long pid) {
        try {
            return kibibytes(Files.readString(rollup(pid))) / 1024.0;
        } catch (IOException e) {
            throw new Trouble(rollup(pid) + " cannot be read: " + e.getMessage());
        }
    }

    /** The number after {@code Pss:} in the text of a smaps_rollup. */
    static long kibibytes(String rollup) {
        Matcher line = PSS.matcher(rollup);
        if (!line.find()) {
            throw new Trouble("no line 'Pss: N kB' in smaps_rollup");
        }
        return Long.parseLong(line.group(1));
    }

    private static Path rollup(long pid) {
        return Path.of("/proc", Long.toString(pid), "smaps_rollup");
    }
}
