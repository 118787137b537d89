package io.forkshop.runtime.tree;

import java.util.List;
import java.util.Set;

/** Orphans that may have come of a job: nothing tells. */
final class Unclaimed {
    private Unclaimed() {}

    /**
     * Those that live, are our user's, were born at {@code since} or later, and have been given to
     * whoever takes orphans here.
     */
    static List<ProcessInfo> of(ProcessTable table, long since, Set<ProcessId> members) {
        Set<Long> never = table.selfAndAncestors();
        return table.all().stream()
                .filter(p -> p.alive() && p.id().start() >= since)
                .filter(p -> !never.contains(p.pid()) && !members.contains(p.id()))
                .filter(p -> Orphans.isAdopted(p.id()) || takesOrphans(table.get(p.parent())))
                .filter(p -> ProcFs.isOurUsers(p.pid()))
                .toList();
    }

    /** Init does, and systemd for the processes of a user; nothing tells who else does. */
    private static boolean takesOrphans(ProcessInfo parent) {
        return parent != null && (parent.pid() == 1 || parent.command().equals("systemd"));
    }
}
