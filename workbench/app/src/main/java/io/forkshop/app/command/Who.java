package io.forkshop.app.command;

import io.forkshop.app.inspect.ProcessRow;
import io.forkshop.app.world.World;

import java.util.List;
import java.util.Optional;

/** How the learner calls a process: by its name, as the workbench, or as somebody's descendant. */
final class Who {
    private Who() {}

    static String is(ProcessRow row, List<ProcessRow> rows, World world) {
        if (row.pid() == ProcessHandle.current().pid()) {
            return "workbench";
        }
        return Optional.ofNullable(world.names().get(row.pid()))
                .orElseGet(() -> descendant(row, rows, world));
    }

    private static String descendant(ProcessRow row, List<ProcessRow> rows, World world) {
        long parent = row.parent();
        for (int step = 0; step < rows.size(); step++) {
            String name = world.names().get(parent);
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
