package io.forkshop.runtime.channel;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Ends this process with its parent. The end of the channel is the first sign; it is not proof, since a parent may
 * disconnect and live on (node-spec 7.14). Where the kernel's own death signal is set too, that one is faster.
 */
final class ParentWatch {
    private ParentWatch() {}

    /** The pid of the process that started us; -1 when it cannot be told. */
    static long parentPid() {
        // From /proc, because ProcessHandle starts with two thread pools; the worker is on its way to its first message.
        try (FileInputStream in = new FileInputStream("/proc/self/stat")) {
            String stat = new String(in.readNBytes(512), StandardCharsets.ISO_8859_1);
            // "pid (name) state ppid …", where the name may hold anything, parentheses too: proc_pid_stat(5).
            int ppid = stat.lastIndexOf(')') + 4;
            return Long.parseLong(stat.substring(ppid, stat.indexOf(' ', ppid)));
        } catch (IOException | RuntimeException e) {
            Optional<ProcessHandle> parent = ProcessHandle.current().parent();
            return parent.isPresent() ? parent.get().pid() : -1;
        }
    }

    /** Called when the channel has ended, on a daemon thread: returns never, or ends the process with the parent. */
    static void endWith(long parent) {
        Optional<ProcessHandle> handle = parent > 0 ? ProcessHandle.of(parent) : Optional.empty();
        if (handle.isPresent() && parentPid() == parent) {
            handle.get().onExit().join();
        }
        // No shutdown hooks: nobody is left to wait for them, and one that hangs would leave an orphan.
        Runtime.getRuntime().halt(0);
    }
}
