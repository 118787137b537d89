package io.forkshop.runtime.cluster;

import io.forkshop.runtime.events.Clock;
import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Poller;
import io.forkshop.runtime.posix.Sockets;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A port whose connections the primary accepts and hands out, one unanswered at a time to each
 * worker (node-spec 10.5). What nobody is free for waits here, in order, and beyond that in the
 * kernel's queue, which is where a client's patience is bounded.
 */
final class BalancedPort extends Port {
    /** Node accepts without end; each waiting connection costs us a descriptor. */
    private static final int MOST_WAITING = 256;

    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(20);

    private final PrimaryRole role;
    private final Rotation<Handed> rotation;
    private final Map<String, Object> sockname;
    private boolean watching;
    private boolean closed;

    /** {@code fd} is bound; it listens from now on. */
    BalancedPort(PrimaryRole role, Query query, int fd, Policy policy) {
        super(query, fd);
        this.role = role;
        this.rotation = new Rotation<>(policy);
        Sockets.listen(fd, query.backlog());
        this.sockname = sockname();
    }

    @Override
    void join(Worker worker, Map<?, ?> request) {
        Map<String, Object> answer = role.answer(request);
        answer.put("errno", null);
        answer.put("key", key);
        answer.put("data", null);
        if (!sockname.isEmpty()) {
            answer.put("sockname", sockname);
        }
        role.send(worker, answer, null);
        rotation.join(worker.id(), 1);
        handOut();
    }

    @Override
    void leave(Worker worker) {
        rotation.leave(worker.id());
    }

    @Override
    boolean isEmpty() {
        return rotation.isEmpty();
    }

    /** The worker has taken a connection, or will not. */
    void answered(Worker worker, Handed handed, boolean accepted) {
        if (accepted) {
            handed.close();
            rotation.answered(worker.id(), true);
        } else {
            rotation.offerFirst(handed);
            // It may refuse again at once (it has as many as it wants): asking it in a loop would
            // cost a core (9.13). Others are asked now.
            Clock.after(BEFORE_ASKING_AGAIN, () -> role.locked(() -> free(worker)));
        }
        handOut();
    }

    private void free(Worker worker) {
        rotation.answered(worker.id(), false);
        handOut();
    }

    /** Connections that a dead worker had not answered for: they have waited already. */
    void takeBack(List<Handed> orphans) {
        if (closed) {
            orphans.forEach(Handed::close);
            return;
        }
        for (Handed orphan : orphans.reversed()) {
            rotation.offerFirst(orphan);
        }
        handOut();
    }

    void reported(Worker worker, int inFlight) {
        rotation.reported(worker.id(), inFlight);
    }

    private void handOut() {
        while (true) {
            var turn = rotation.next();
            if (turn.isEmpty()) {
                break;
            }
            role.handOver(turn.get().worker(), turn.get().connection());
        }
        watch();
    }

    private void watch() {
        // With nobody there, connections are safest with the kernel.
        if (!watching && !closed && !rotation.isEmpty() && rotation.waiting() < MOST_WAITING) {
            watching = true;
            Poller.shared().whenReady(fd, Poller.READABLE, () -> role.locked(this::ready));
        }
    }

    /** On the poller's thread, under the cluster's lock. */
    private void ready() {
        watching = false;
        int connection = 0;
        while (!closed && !rotation.isEmpty() && rotation.waiting() < MOST_WAITING) {
            connection = Sockets.accept(fd);
            if (connection < 0) {
                break;
            }
            rotation.offer(new Handed(this, connection));
        }
        if (connection == -Errno.EMFILE || connection == -Errno.ENFILE) {
            // The connection still waits in the kernel; asked at once, it would say the same.
            Clock.after(BEFORE_ASKING_AGAIN, () -> role.locked(this::handOut));
        } else {
            handOut();
        }
    }

    @Override
    void close() {
        if (!closed) {
            closed = true;
            removePath();
            Poller.shared().forget(fd);
            Libc.close(fd);
            rotation.drain().forEach(Handed::close);
        }
    }
}
