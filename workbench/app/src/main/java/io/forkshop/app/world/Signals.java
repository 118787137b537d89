package io.forkshop.app.world;

import io.forkshop.app.inspect.ProcFs;
import io.forkshop.runtime.process.Processes;
import io.forkshop.runtime.process.Signal;

import java.util.Collection;
import java.util.function.Supplier;

/**
 * Sends signals within our subtree. Our own children get them from the library, which knows whether
 * they are still ours. A descendant is held by a descriptor first and compared second, so that the
 * signal cannot reach a stranger who was given the same pid meanwhile.
 */
final class Signals {
    private final ProcFs proc = new ProcFs();
    private final Supplier<Collection<Live>> children;

    Signals(Supplier<Collection<Live>> children) {
        this.children = children;
    }

    /** True when the signal was delivered, false when the process is gone. */
    boolean send(long pid, Signal signal) {
        for (var live : children.get()) {
            if (live.alive() && live.pid() == pid) {
                return live.child().kill(signal);
            }
        }
        var started = proc.startedAt(pid);
        return started.isPresent()
                && Processes.signal(pid, signal, () -> proc.startedAt(pid).equals(started));
    }
}
