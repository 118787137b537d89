package io.forkshop.app.course.experiments.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Clients that ask one after another, each time on a connection of its own, until closed. */
final class Crowd implements AutoCloseable {
    /** Steady, but not so much that what they ask about gets no processor. */
    private static final long BETWEEN = 2_000_000; // ns

    private final Clients clients;
    private final AtomicInteger answered = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();

    Crowd(Clients clients, int many) {
        this.clients = clients;
        for (int i = 0; i < many; i++) {
            threads.add(Thread.ofVirtual().name("client").start(this::ask));
        }
    }

    private void ask() {
        try {
            while (true) {
                if (clients.ask("/slow?ms=5") != 0) {
                    answered.incrementAndGet();
                }
                LockSupport.parkNanos(BETWEEN);
            }
        } catch (InterruptedException closed) {
            // What was under way is not counted.
        }
    }

    int answered() {
        return answered.get();
    }

    int failed() {
        return clients.failed();
    }

    int asked() {
        return answered() + failed();
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
