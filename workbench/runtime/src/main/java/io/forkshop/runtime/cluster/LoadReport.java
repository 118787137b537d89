package io.forkshop.runtime.cluster;

import java.util.concurrent.locks.LockSupport;

/**
 * Tells a primary that hands out by load when connections have closed since the last answer: soon,
 * and once for all of them. Its thread waits while there are none.
 */
final class LoadReport {
    private static final long BETWEEN_LOOKS = 20_000_000; // ns; channels do not tell

    private final WorkerRole role;
    private final Connections connections;
    private volatile int told;
    private volatile Thread idle; // null while it looks anyway
    private boolean started;

    LoadReport(WorkerRole role, Connections connections) {
        this.role = role;
        this.connections = connections;
    }

    /** The primary wants it. */
    synchronized void start() {
        if (!started) {
            started = true;
            Thread.ofPlatform().daemon().name("forkshop-load").start(this::run);
        }
    }

    /** What the primary hears with any message now. */
    int tell() {
        told = connections.count();
        if (told > 0) {
            LockSupport.unpark(idle);
        }
        return told;
    }

    private void run() {
        idle = Thread.currentThread();
        while (true) {
            while (told == 0) {
                LockSupport.park(this);
            }
            idle = null;
            LockSupport.parkNanos(this, BETWEEN_LOOKS);
            idle = Thread.currentThread();
            if (connections.recount() != told) {
                role.reportLoad();
            }
        }
    }
}
