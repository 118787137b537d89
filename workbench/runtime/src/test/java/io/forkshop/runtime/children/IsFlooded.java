package io.forkshop.runtime.children;

import static io.forkshop.runtime.process.ChildProcesses.exec;
import static io.forkshop.runtime.process.ChildProcesses.spawn;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExecException;
import io.forkshop.runtime.testing.Proc;
import io.forkshop.runtime.testing.Waits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Has children that write without end, and tells what it kept of it and what that cost. */
public final class IsFlooded {
    private static final int KIB = 1024;
    private static final String FLOOD = "head -c 1G /dev/zero & head -c 1G /dev/zero >&2; wait";

    public static void main(String[] args) throws Exception {
        exec("echo once").join(); // What the library needs for the first time is not the flood's.
        Parent.send(args[0].equals("exec") ? collects() : readsLittle());
    }

    /** A GiB on both streams at once, into exec's default buffers. */
    private static Map<String, Object> collects() throws IOException, InterruptedException {
        long before = resident("VmRSS");
        long start = System.nanoTime();
        try {
            exec("printf x; printf x >&2; " + FLOOD).join();
            return Map.of("code", "it was not stopped");
        } catch (ExecException stopped) {
            long millis = (System.nanoTime() - start) / 1_000_000;
            Map<String, Object> told = new HashMap<>();
            told.put("code", stopped.code());
            told.put("stdout", stopped.stdoutBytes().length);
            told.put("stderr", stopped.stderrBytes().length);
            told.put("KiB more", resident("VmHWM") - before);
            told.put("ms", millis);
            return told;
        }
    }

    /** 64 KiB of a writer that has no end. */
    private static Map<String, Object> readsLittle() throws IOException {
        try (ChildProcess yes = spawn("yes")) {
            yes.stdout().readNBytes(KIB);
            long before = used();
            for (int i = 0; i < 64; i++) {
                yes.stdout().readNBytes(KIB);
            }
            long pid = yes.pid().orElseThrow();
            Waits.until("yes has to wait", () -> Proc.of(pid).orElseThrow().state() == 'S');
            return Map.of(
                    "heap bytes more", used() - before, "written", written(pid), "read", 65 * KIB);
        }
    }

    private static long used() {
        System.gc();
        Runtime vm = Runtime.getRuntime();
        return vm.totalMemory() - vm.freeMemory();
    }

    /** In KiB: VmRSS now, VmHWM at its highest (proc_pid_status(5)). */
    private static long resident(String key) throws IOException {
        String line = Proc.status(ProcessHandle.current().pid(), key);
        return Long.parseLong(line.split(" ")[0]);
    }

    /** Bytes that the process has written to anything (proc_pid_io(5)). */
    private static long written(long pid) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/io"));
        return lines.stream()
                .filter(line -> line.startsWith("wchar: "))
                .mapToLong(line -> Long.parseLong(line.substring(7)))
                .findFirst()
                .orElseThrow();
    }
}
