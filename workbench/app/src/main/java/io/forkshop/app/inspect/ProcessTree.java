package io.forkshop.app.inspect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A snapshot as a forest: the workbench first, then those that were reparented away from it. */
public final class ProcessTree {
    private final List<ProcessRow> rows;
    private final Strokes strokes;

    /** How branches are drawn. */
    private record Strokes(String fork, String last, String through, String blank) {
        static final Strokes LINES = new Strokes("├─ ", "└─ ", "│  ", "   ");
        static final Strokes ASCII = new Strokes("|- ", "`- ", "|  ", "   ");
    }

    /** One line of the drawing. */
    public record Branch(String stroke, ProcessRow row) {}

    public ProcessTree(List<ProcessRow> rows, boolean ascii) {
        this.rows = rows;
        this.strokes = ascii ? Strokes.ASCII : Strokes.LINES;
    }

    /** The tree under this pid, itself first; empty when the snapshot does not hold it. */
    public List<Branch> under(long root) {
        var branches = new ArrayList<Branch>();
        rows.stream()
                .filter(row -> row.pid() == root)
                .findFirst()
                .ifPresent(row -> draw(row, "", "", branches, new HashSet<>()));
        return branches;
    }

    /**
     * Those whose parent is not in the snapshot, without {@code root}: they were reparented, and
     * live on.
     */
    public List<ProcessRow> reparented(long root) {
        var pids = rows.stream().map(ProcessRow::pid).toList();
        return rows.stream()
                .filter(row -> row.pid() != root && !pids.contains(row.parent()))
                .toList();
    }

    private void draw(
            ProcessRow row, String own, String below, List<Branch> branches, Set<Long> seen) {
        if (!seen.add(row.pid())) {
            return; // two moments in one snapshot could disagree; never draw in circles
        }
        branches.add(new Branch(own, row));
        var children = rows.stream().filter(child -> child.parent() == row.pid()).toList();
        for (var child : children) {
            var last = child == children.getLast();
            draw(
                    child,
                    below + (last ? strokes.last : strokes.fork),
                    below + (last ? strokes.blank : strokes.through),
                    branches,
                    seen);
        }
    }
}
