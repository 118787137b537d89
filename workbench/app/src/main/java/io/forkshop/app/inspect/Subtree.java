package io.forkshop.app.inspect;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which processes belong to a workbench: its descendants, and those that were reparented away from
 * it but still carry the mark of its session in their environment, with their descendants.
 */
public final class Subtree {
    private static final long SELF = ProcessHandle.current().pid();
    private static final long NOBODY = -1;

    private final ProcFs proc;
    private final long root;
    private final String mark;

    Subtree(ProcFs proc, long root, String mark) {
        this.proc = proc;
        this.root = root;
        this.mark = mark;
    }

    /** One process and its descendants. */
    public static Subtree of(long pid) {
        return new Subtree(new ProcFs(), pid, "");
    }

    /**
     * This process, its descendants, and whatever carries the mark.
     *
     * @param mark an environment entry {@code NAME=value}
     */
    public static Subtree ofWorkbench(String mark) {
        return new Subtree(new ProcFs(), SELF, mark);
    }

    /**
     * Whatever carries the mark, with its descendants; never this process nor an ancestor of it.
     */
    public static Subtree marked(String mark) {
        return new Subtree(new ProcFs(), NOBODY, mark);
    }

    /** The root and everything below it. */
    public SortedSet<Long> pids() {
        var all = below();
        all.add(root);
        return all;
    }

    /** Everything below the root, without the root. */
    public SortedSet<Long> below() {
        return proc.readable() ? fromProc(proc.all()) : fromHandles();
    }

    /** Those below the root that have not ended: without zombies. */
    public List<ProcessRow> running() {
        if (!proc.readable()) {
            return new HandleTable(Map.of()).rows(below());
        }
        var rows = proc.all();
        return fromProc(rows).stream().map(rows::get).filter(r -> !r.state().ended()).toList();
    }

    private SortedSet<Long> fromProc(Map<Long, ProcessRow> rows) {
        var parents = new HashMap<Long, Long>();
        rows.forEach((pid, row) -> parents.put(pid, row.parent()));
        return below(parents, proc.folders());
    }

    /** The root and everything below it, among these processes. */
    SortedSet<Long> members(Map<Long, Long> parents, Map<Long, Path> folders) {
        var all = below(parents, folders);
        all.add(root);
        all.retainAll(parents.keySet());
        return all;
    }

    private SortedSet<Long> below(Map<Long, Long> parents, Map<Long, Path> folders) {
        var children = new HashMap<Long, Set<Long>>();
        parents.forEach(
                (pid, parent) -> children.computeIfAbsent(parent, p -> new HashSet<>()).add(pid));
        var found = new TreeSet<Long>();
        grow(found, List.of(root), children);
        var above = selfAndAncestors(parents);
        if (!mark.isEmpty()) {
            // Nobody who is found already need be looked at: an environment costs a read.
            var others = new HashMap<>(folders);
            others.keySet().retainAll(parents.keySet());
            others.keySet().removeAll(found);
            others.keySet().removeAll(above);
            var marked = ProcFs.withEnvironment(mark, others);
            found.addAll(marked);
            grow(found, marked, children);
        }
        found.removeAll(above);
        return found;
    }

    private static void grow(
            Set<Long> found, Collection<Long> from, Map<Long, Set<Long>> children) {
        var next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            for (var child : children.getOrDefault(next.poll(), Set.of())) {
                if (found.add(child)) {
                    next.add(child);
                }
            }
        }
    }

    // The launcher carries the mark too, and it must outlive us: it repairs the terminal.
    private static Set<Long> selfAndAncestors(Map<Long, Long> parents) {
        var line = new HashSet<Long>();
        for (var pid = SELF; pid > 0 && line.add(pid); ) {
            pid = parents.getOrDefault(pid, 0L);
        }
        return line;
    }

    private SortedSet<Long> fromHandles() {
        try {
            return ProcessHandle.of(root).stream()
                    .flatMap(ProcessHandle::descendants)
                    .map(ProcessHandle::pid)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (RuntimeException e) {
            return new TreeSet<>(); // on Linux ProcessHandle reads /proc as well
        }
    }
}
