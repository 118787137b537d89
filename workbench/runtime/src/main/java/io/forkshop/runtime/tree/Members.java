package io.forkshop.runtime.tree;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which processes belong to a job. Pure: what is to be known of the system is given. A process
 * belongs to it by descent, by the job's own group or session, by a group or session that one of
 * its processes leads, by the mark, or because it was seen to belong before.
 */
final class Members {
    private final ProcessTable table;
    private final Set<Long> never;
    private final Map<Long, ProcessInfo> found = new LinkedHashMap<>();

    private Members(ProcessTable table) {
        this.table = table;
        this.never = table.selfAndAncestors();
    }

    /**
     * @param led whether the numbers of the job's group and session are still the job's
     * @param marked whether a process carries the job's mark
     * @param known those that were seen to belong
     */
    static Map<Long, ProcessInfo> of(
            ProcessTable table,
            Job job,
            boolean led,
            Predicate<ProcessInfo> marked,
            Set<ProcessId> known) {
        Members members = new Members(table);
        long leader = job.root().pid();
        members.addWhere(
                p ->
                        p.id().equals(job.root())
                                || known.contains(p.id())
                                || (led && job.ownGroup() && p.group() == leader)
                                || (led && job.ownSession() && p.session() == leader)
                                || marked.test(p));
        members.close();
        return members.found;
    }

    private boolean addWhere(Predicate<ProcessInfo> belongs) {
        int before = found.size();
        for (ProcessInfo p : table.all()) {
            if (!found.containsKey(p.pid()) && !never.contains(p.pid()) && belongs.test(p)) {
                found.put(p.pid(), p);
            }
        }
        return found.size() > before;
    }

    private void close() {
        boolean more = true;
        while (more) {
            Set<Long> groups = new HashSet<>();
            Set<Long> sessions = new HashSet<>();
            for (ProcessInfo p : found.values()) {
                // Its number cannot be a stranger's while it is there itself.
                if (p.leadsGroup()) {
                    groups.add(p.pid());
                }
                if (p.leadsSession()) {
                    sessions.add(p.pid());
                }
            }
            more =
                    addWhere(
                            p ->
                                    isChildOfMember(p)
                                            || groups.contains(p.group())
                                            || sessions.contains(p.session()));
        }
    }

    /** A "parent" younger than its child has the pid of a parent that is gone. */
    private boolean isChildOfMember(ProcessInfo p) {
        ProcessInfo parent = found.get(p.parent());
        return parent != null && parent.id().start() <= p.id().start();
    }
}
