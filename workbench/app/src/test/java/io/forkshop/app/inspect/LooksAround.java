package io.forkshop.app.inspect;

import io.forkshop.runtime.process.ChildProcesses;

import java.util.Map;

/**
 * A program for the fixtures: shows what a workbench would see where it runs, and what its one
 * child is. A folder given as argument is covered by an empty one first: no JVM starts without
 * /proc, but one can lose it.
 */
final class LooksAround {
    private LooksAround() {}

    public static void main(String[] arguments) throws Exception {
        try (var child = ChildProcesses.spawn("sleep", "1000")) {
            var pid = child.pid().getAsLong();
            for (var folder : arguments) {
                new ProcessBuilder("mount", "-t", "tmpfs", "none", folder).start().waitFor();
            }
            var snapshot =
                    new Inspector("FORKSHOP_SESSION=looks-around").look(Map.of(pid, "sleep 1000"));
            System.out.println("self=" + ProcessHandle.current().pid() + " child=" + pid);
            System.out.println("line=" + snapshot.commandLine());
            System.out.println("note=" + snapshot.note().orElse(""));
            for (var row : snapshot.rows()) {
                System.out.println(
                        "row=" + row.pid() + " under " + row.parent() + " " + row.command());
            }
        }
    }
}
