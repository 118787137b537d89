package io.forkshop.runtime.tree;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All processes at one moment, as far as one look after the other is one. */
final class ProcessTable {
    private final Map<Long, ProcessInfo> byPid = new HashMap<>();
    private final long self;

    ProcessTable(List<ProcessInfo> all, long self) {
        all.forEach(p -> byPid.put(p.pid(), p));
        this.self = self;
    }

    /** From {@code /proc}; elsewhere what Java's ProcessHandle knows: no groups and sessions. */
    static ProcessTable now() {
        long self = ProcessHandle.current().pid();
        return new ProcessTable(ProcFs.isThere() ? ProcFs.all() : Handles.all(), self);
    }

    Collection<ProcessInfo> all() {
        return byPid.values();
    }

    /** Null when there is none. */
    ProcessInfo get(long pid) {
        return byPid.get(pid);
    }

    long self() {
        return self;
    }

    /** We and all we descend from. */
    Set<Long> selfAndAncestors() {
        Set<Long> line = new HashSet<>(Set.of(1L));
        ProcessInfo next = get(self);
        line.add(self);
        while (next != null && next.parent() > 0 && line.add(next.parent())) {
            next = get(next.parent());
        }
        return line;
    }
}
