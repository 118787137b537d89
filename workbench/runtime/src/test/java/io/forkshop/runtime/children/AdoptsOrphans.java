package io.forkshop.runtime.children;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.tree.Orphans;
import io.forkshop.runtime.tree.ProcessInfo;
import io.forkshop.runtime.tree.TreeEnding;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes its orphans in, makes some, and tells what came of them. Lives until it is disconnected.
 */
public final class AdoptsOrphans {
    private static final Duration SOME_SWEEPS = Duration.ofMillis(800);

    public static void main(String[] args) throws Exception {
        Orphans.adopt();
        Orphans.adopt();
        Map<String, Object> told = new HashMap<>();
        Process strangers = new ProcessBuilder("setsid", "sh", "-c", "read go; exit 7").start();

        told.put("seen before", endOfOneSeenBefore());
        told.put("unclaimed", endOfOneNeverSeen());
        told.put("marked", endOfOneMarked());
        spawn("setsid", "sh", "-c", "(sleep 0.3 &)").await(); // It ends by itself, and is reaped.

        strangers.getOutputStream().close();
        told.put("somebody else's child", strangers.waitFor());
        told.put("our own child", spawn("sh", "-c", "exit 5").await().toString());
        Parent.onMessage(message -> {}); // Who listens lives until it is disconnected.
        Parent.send(told);
    }

    /** Below a shell first; an orphan in our own group and session then. */
    private static List<String> endOfOneSeenBefore() throws Exception {
        ChildProcess child = up(SpawnOptions.defaults(), "sh -c 'sleep 61 & echo up; read go'");
        Waits.holdsWithin(SOME_SWEEPS, () -> false);
        child.stdin().write('\n');
        child.await();
        return commands(child.destroyTree().ended());
    }

    /** Nothing tells whose it is: ours, for its session is nobody's here, but of which job? */
    private static List<String> endOfOneNeverSeen() throws Exception {
        ChildProcess child = up(SpawnOptions.defaults(), "setsid sh -c '(sleep 62 & echo up) &'");
        child.await();
        TreeEnding ending = child.destroyTree();
        Waits.until("its adoption", () -> isUnclaimed(child, "sleep 62"));
        ProcessHandle.current()
                .children()
                .filter(p -> p.info().arguments().filter(a -> a[0].equals("62")).isPresent())
                .forEach(ProcessHandle::destroyForcibly);
        return commands(ending.survivors());
    }

    private static boolean isUnclaimed(ChildProcess child, String command) {
        try {
            return commands(child.destroyTree().unclaimed()).contains(command);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** By its pid: it may not have come to its program yet when it is ended. */
    private static boolean endOfOneMarked() throws Exception {
        String line = "setsid sh -c '(sh -c \"echo \\$\\$; exec sleep 63\" &)'";
        SpawnOptions options = SpawnOptions.defaults().wholeTree(true);
        ChildProcess child = spawn("sh", List.of("-c", line), options);
        String pid = new BufferedReader(new InputStreamReader(child.stdout())).readLine();
        child.stdout().close();
        child.await();
        return child.destroyTree().ended().stream().anyMatch(p -> p.pid() == Long.parseLong(pid));
    }

    private static ChildProcess up(SpawnOptions options, String line) throws Exception {
        ChildProcess child = spawn("sh", List.of("-c", line), options);
        child.stdout().readNBytes(3);
        child.stdout().close();
        return child;
    }

    private static List<String> commands(List<ProcessInfo> all) {
        return all.stream().map(ProcessInfo::command).toList();
    }
}
