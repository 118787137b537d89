package io.forkshop.app.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What Java itself knows, where neither {@code ps} nor /proc answers: no state, no threads, no
 * memory.
 */
final class HandleTable implements ProcessTable {
    private final Map<Long, String> known;

    /**
     * @param known what runs under the pids that we started ourselves: the last resort
     */
    HandleTable(Map<Long, String> known) {
        this.known = known;
    }

    @Override
    public List<ProcessRow> rows(SortedSet<Long> pids) {
        return pids.stream().map(this::row).toList();
    }

    private ProcessRow row(long pid) {
        var handle = handle(pid);
        var parent = handle.flatMap(ProcessHandle::parent).map(ProcessHandle::pid);
        var fallback = known.getOrDefault(pid, "?");
        var command = handle.flatMap(h -> h.info().commandLine()).orElse(fallback);
        return new ProcessRow(
                pid, parent.orElse(0L), "?", ProcessRow.NOT_KNOWN, ProcessRow.NOT_KNOWN, command);
    }

    static Optional<ProcessHandle> handle(long pid) {
        try {
            return ProcessHandle.of(pid);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
