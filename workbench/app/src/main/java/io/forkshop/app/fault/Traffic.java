package io.forkshop.app.fault;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that ask one after another, each time on a connection of its own, until closed. */
final class Traffic implements AutoCloseable {
    /** A steady trickle, which leaves the machine to those that it is about. */
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final InetSocketAddress server;
    private final AtomicInteger left;
    private final Tally tally = new Tally();
    private final List<Thread> clients = new ArrayList<>();

    /** So many clients, which together make at most so many requests. */
    Traffic(InetSocketAddress server, int clients, int requests) {
        this.server = server;
        this.left = new AtomicInteger(requests);
        for (int i = 0; i < clients; i++) {
            this.clients.add(Thread.ofVirtual().name("traffic").start(this::ask));
        }
    }

    static Traffic trickle(InetSocketAddress server) {
        return new Traffic(server, 1, Integer.MAX_VALUE);
    }

    private void ask() {
        try {
            while (left.getAndDecrement() > 0) {
                tally.add(Answer.to(server, "/", LONGEST));
                new Semaphore(0).tryAcquire(BETWEEN.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException closed) {
            // What was under way is not counted.
        }
    }

    Tally tally() {
        return tally;
    }

    boolean done() {
        return clients.stream().noneMatch(Thread::isAlive);
    }

    @Override
    public void close() {
        clients.forEach(Thread::interrupt);
    }
}
