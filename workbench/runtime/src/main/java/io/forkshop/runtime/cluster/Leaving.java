package io.forkshop.runtime.cluster;

import io.forkshop.runtime.channel.Parent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * How a worker leaves (node-spec 9.9, 10.8): word to the primary, no new connections, the old ones
 * to their end, then the channel. How long that may take is the primary's business.
 */
final class Leaving {
    private static final long BETWEEN_LOOKS = 5_000_000; // ns; channels do not tell

    private final WorkerRole role;
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean begun;

    Leaving(WorkerRole role) {
        this.role = role;
    }

    synchronized boolean begun() {
        return begun;
    }

    /** Once; a second call changes nothing. */
    synchronized void begin(boolean onOurOwn, String why) {
        if (!begun) {
            begun = true;
            List<Runnable> all = List.copyOf(listeners);
            // Not a daemon: the process must not end before its last connection has.
            Thread.ofPlatform()
                    .name("forkshop-leaving")
                    .daemon(false)
                    .start(() -> leave(onOurOwn, why, all));
        }
    }

    synchronized void listen(Runnable listener) {
        if (begun) {
            Thread.ofPlatform().name("forkshop-leaving").start(listener);
        } else {
            listeners.add(listener);
        }
    }

    private void leave(boolean onOurOwn, String why, List<Runnable> all) {
        for (Runnable listener : all) {
            tell(listener);
        }
        if (onOurOwn) {
            role.sayGoodbye(why);
        }
        for (ClusterServer server : role.servers()) {
            try {
                server.close();
            } catch (IOException e) {
                // Its descriptor is gone in any case, and so are we soon.
            }
        }
        while (role.connections().recount() > 0) {
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        Parent.disconnect();
    }

    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | Error e) { // Its author's fault; we still leave.
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        }
    }

    /** As Node: a worker that loses its primary without a goodbye ends (9.8). */
    synchronized void channelEnded() {
        if (!begun) {
            begun = true;
            Thread.ofPlatform().name("forkshop-leaving").start(() -> Runtime.getRuntime().exit(0));
        }
    }
}
