package io.forkshop.runtime.tree;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Processes where there is no {@code /proc}: what Java can tell on every system. */
final class Handles {
    private Handles() {}

    static List<ProcessInfo> all() {
        return ProcessHandle.allProcesses().map(Handles::info).toList();
    }

    static Optional<ProcessInfo> of(long pid) {
        return ProcessHandle.of(pid).map(Handles::info);
    }

    private static ProcessInfo info(ProcessHandle handle) {
        ProcessHandle.Info info = handle.info();
        long start = info.startInstant().map(Instant::toEpochMilli).orElse(0L);
        return new ProcessInfo(
                new ProcessId(handle.pid(), start),
                handle.parent().map(ProcessHandle::pid).orElse(0L),
                0,
                0,
                handle.isAlive(),
                info.command().orElse("?"));
    }
}
