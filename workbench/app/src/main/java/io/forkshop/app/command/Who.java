package io.forkshop.app.command;

import io.forkshop.app.inspect.Asked;
import io.forkshop.app.inspect.ProcessFacts;
import io.forkshop.app.inspect.ProcessRow;
import io.forkshop.app.inspect.Snapshot;
import io.forkshop.app.world.World;

import java.util.List;
import java.util.Optional;

/** How the learner calls a process: by its name, as the workbench, or as somebody's descendant. */
final class Who {
    private static final String JAVA = Asked.JAVA_SESSION.name();

    private Who() {}

    static String is(ProcessRow row, List<ProcessRow> rows, World world) {
        if (row.pid() == ProcessHandle.current().pid()) {
            return "workbench";
        }
        if (world.spares(row.pid())) {
            return JAVA;
        }
        return Optional.ofNullable(world.names().get(row.pid()))
                .orElseGet(() -> descendant(row, rows, world));
    }

    /** As {@link #is(ProcessRow, List, World)}, at the moment of a snapshot. */
    static String is(ProcessFacts process, Snapshot snapshot) {
        if (process.pid() == ProcessHandle.current().pid()) {
            return "workbench";
        }
        return process.asked()
                .map(Asked::name)
                .orElseGet(() -> descendant(process.parent(), snapshot));
    }

    private static String descendant(long parent, Snapshot snapshot) {
        long above = parent;
        for (int step = 0; step < snapshot.processes().size(); step++) {
            Optional<ProcessFacts> found = snapshot.find(above);
            Optional<Asked> asked = found.flatMap(ProcessFacts::asked);
            if (asked.isPresent()) {
                return "under " + asked.get().name();
            }
            if (above == ProcessHandle.current().pid()) {
                return "exec"; // whatever else we start has a name
            }
            above = found.map(ProcessFacts::parent).orElse(0L);
        }
        return "orphan";
    }

    private static String descendant(ProcessRow row, List<ProcessRow> rows, World world) {
        long parent = row.parent();
        if (parent == ProcessHandle.current().pid()) {
            return "exec"; // Whatever else we start has a name.
        }
        for (int step = 0; step < rows.size(); step++) {
            String name = world.spares(parent) ? JAVA : world.names().get(parent);
            if (name != null) {
                return "under " + name;
            }
            parent = parentOf(parent, rows);
        }
        return "orphan";
    }

    private static long parentOf(long pid, List<ProcessRow> rows) {
        return rows.stream()
                .filter(row -> row.pid() == pid)
                .mapToLong(ProcessRow::parent)
                .findFirst()
                .orElse(0);
    }
}
