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
            facts(pid);
        }
    }

    /** The same through the snapshots that are kept. */
    private static void facts(long child) {
        var snapshot =
                new Looks("FORKSHOP_SESSION=looks-around")
                        .take(Map.of(child, new Asked("s1", "spawn sleep")), Looks.KEPT);
        System.out.println("facts note=" + snapshot.note().orElse(""));
        for (var process : snapshot.processes()) {
            System.out.println(
                    "facts="
                            + process.pid()
                            + " under "
                            + process.parent()
                            + " threads "
                            + process.measure(Measure.THREADS)
                            + " core "
                            + process.measure(Measure.CORE).isPresent()
                            + " group "
                            + process.measure(Measure.GROUP).orElse(-1)
                            + " asked "
                            + process.asked().map(Asked::name).orElse("nobody"));
        }
    }
}
