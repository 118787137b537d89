package io.forkshop.runtime.channel;

import java.util.Optional;

/**
 * Ends this process with its parent. The end of the channel is the first sign; it is not proof, since a parent may
 * disconnect and live on (node-spec 7.14). Where the kernel's own death signal is set too, that one is faster.
 */
final class ParentWatch {
    private ParentWatch() {}

    /** The pid of the process that started us, -1 when it is already gone. */
    static long parentPid() {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        return parent.isPresent() ? parent.get().pid() : -1;
    }

    /** Called when the channel has ended, on a daemon thread: returns never, or ends the process with the parent. */
    static void endWith(long parent) {
        Optional<ProcessHandle> handle = ProcessHandle.of(parent);
        if (handle.isPresent() && parentPid() == parent) {
            handle.get().onExit().join();
        }
        // No shutdown hooks: nobody is left to wait for them, and one that hangs would leave an orphan.
        Runtime.getRuntime().halt(0);
    }
}
