package io.forkshop.app.inspect;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A subtree at one moment, to be kept and compared.
 *
 * @param note a sentence or two when something is missing here or means something special
 * @param processes in the order of their pids
 * @param outsiders the programs of those parents that are not in the subtree, by pid, as far as
 *     they can be seen: names given by processes, not yet safe to print
 */
public record Snapshot(
        Instant time,
        Optional<String> note,
        List<ProcessFacts> processes,
        Map<Long, String> outsiders) {

    public Snapshot {
        processes = List.copyOf(processes);
        outsiders = Map.copyOf(outsiders);
    }

    public Optional<ProcessFacts> find(long pid) {
        return processes.stream().filter(process -> process.pid() == pid).findFirst();
    }

    /** The process that was this one at this moment; empty when it was not there. */
    public Optional<ProcessFacts> same(ProcessFacts process) {
        return find(process.pid()).filter(process::same);
    }

    /** All but the workbench's own. */
    public List<ProcessFacts> learners() {
        return processes.stream().filter(process -> !process.isWorkbench()).toList();
    }

    public List<ProcessRow> rows() {
        return processes.stream().map(ProcessFacts::row).toList();
    }
}
