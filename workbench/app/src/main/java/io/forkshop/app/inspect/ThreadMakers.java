package io.forkshop.app.inspect;

import java.util.Map;

/** Who made a thread, told by the name that its runtime gave it. Pure. */
final class ThreadMakers {
    static final String UNKNOWN = "the program";

    private static final Map<String, String> JVM =
            Map.ofEntries(
                    Map.entry("GC Thread", "JVM: garbage collector"),
                    Map.entry("G1 ", "JVM: garbage collector"),
                    Map.entry("ZGC", "JVM: garbage collector"),
                    Map.entry("Shenandoah", "JVM: garbage collector"),
                    Map.entry("VM Thread", "JVM: operations that stop all threads"),
                    Map.entry("VM Periodic", "JVM: its clock"),
                    Map.entry("C1 Compiler", "JVM: the quick compiler"),
                    Map.entry("C2 Compiler", "JVM: the optimizing compiler"),
                    Map.entry("StringDedup", "JVM: shares equal strings"),
                    Map.entry("Signal Dispat", "JVM: delivers signals to Java"),
                    Map.entry("Service Thread", "JVM: its own housekeeping"),
                    Map.entry("Monitor Defl", "JVM: its own housekeeping"),
                    Map.entry("Notification", "JVM: its own housekeeping"),
                    Map.entry("Attach Listen", "JVM: answers jcmd and the like"),
                    Map.entry("Reference Hand", "Java library: cleared references"),
                    Map.entry("Finalizer", "Java library: cleared references"),
                    Map.entry("Common-Cleaner", "Java library: cleared references"),
                    Map.entry("process reaper", "Java library: waits for children"),
                    Map.entry("ForkJoinPool", "Java library: virtual threads run here"),
                    Map.entry("VirtualThread", "Java library: wakes virtual threads"),
                    Map.entry("Read-Poller", "Java library: wakes virtual threads"),
                    Map.entry("Write-Poller", "Java library: wakes virtual threads"),
                    Map.entry("DestroyJavaVM", "JVM: waits for the end of main"),
                    Map.entry("forkshop-", "Forkshop: the channel and the children"),
                    Map.entry("keyboard", "Forkshop: reads the keys"),
                    Map.entry("announcer", "Forkshop: writes above the line being typed"),
                    Map.entry("command", "Forkshop: runs the command typed"),
                    Map.entry("output of", "Forkshop: reads a child's output"),
                    Map.entry("java-session", "Forkshop: talks with the Java session"));

    // Node 20 names all its threads alike; it starts them always in the same order.
    private static final int NODE_V8_WORKERS = 4;

    private ThreadMakers() {}

    /**
     * @param program the name of the process's first thread
     * @param place the thread's place among those of its process, from 0
     */
    static String of(String program, String name, int place) {
        if (program.equals("java")) {
            return java(name, place);
        }
        if (program.equals("node") || program.equals("MainThread")) {
            return node(name, place);
        }
        return place == 0 ? "the system: the first thread, runs main" : UNKNOWN;
    }

    private static String java(String name, int place) {
        if (name.equals("java")) {
            return place == 0
                    ? "the system: the first thread, waits"
                    : "JVM: main, runs the program";
        }
        return JVM.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static String node(String name, int place) {
        if (place == 0) {
            return "node: main, runs JavaScript";
        }
        if (name.startsWith("libuv")) {
            return "libuv: worker, files and names";
        }
        if (name.startsWith("V8Worker")) {
            return "V8: worker, compiles and collects garbage";
        }
        if (name.startsWith("Delayed") || place == 1) {
            return "V8: the clock of its workers";
        }
        if (name.startsWith("SignalInspector") || place == NODE_V8_WORKERS + 2) {
            return "node: waits for SIGUSR1, the debugger";
        }
        return place <= NODE_V8_WORKERS + 1
                ? "V8: worker, compiles and collects garbage"
                : "libuv: worker, files and names";
    }
}
