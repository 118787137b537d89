package io.forkshop.runtime.cluster;

import io.forkshop.runtime.events.Clock;
import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Poller;
import io.forkshop.runtime.posix.Sockets;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A port whose connections the primary accepts and hands out, one unanswered at a time to each
 * worker (node-spec 10.5). One is accepted when somebody is free for it. Until then it waits in the
 * kernel's queue, in order: there it costs us neither a descriptor nor a turn of the poller's
 * thread, and outlives every worker.
 *
 * <p>A worker's answer and the next client come on different threads. So a connection waits a
 * moment for the worker whose turn it is, if that has said something that is not heard yet; turns
 * are then as strict as where one thread does it all (Node). Nobody waits for one that is silent.
 */
final class BalancedPort extends Port {
    /** Node accepts without end, so no client of its is turned away, whatever its worker asks. */
    private static final int LEAST_BACKLOG = 1024;

    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(20);

    // Its reader hears it within microseconds; on a machine with thirty runnable threads we saw 100
    // ms. A listener of the program may hold it up for longer.
    private static final Duration UNTIL_HEARD = Duration.ofMillis(500);

    private final PrimaryRole role;
    private final Rotation<Handed> rotation;
    private final Map<String, Object> sockname;
    private final Policy policy;
    private boolean watching;
    private boolean awaitsAnswer;
    private boolean closed;

    /** {@code fd} is bound; it listens from now on. */
    BalancedPort(PrimaryRole role, Query query, int fd, Policy policy) {
        super(query, fd);
        this.role = role;
        this.policy = policy;
        this.rotation = new Rotation<>(policy);
        Sockets.listen(fd, Math.max(query.backlog(), LEAST_BACKLOG));
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
        if (policy instanceof LeastBusy) {
            answer.put(Acts.LOAD, true);
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
            rotation.answered(worker.id());
        } else {
            rotation.offerFirst(handed);
            // It may refuse again at once (it has as many as it wants): asking it in a loop would
            // cost a core (9.13). Others are asked now.
            Clock.after(BEFORE_ASKING_AGAIN, () -> role.locked(() -> free(worker)));
        }
        handOut();
    }

    private void free(Worker worker) {
        rotation.answered(worker.id());
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

    /** To whoever is free: first what waits here, then what waits in the kernel. */
    private void handOut() {
        while (!closed && rotation.hasFree()) {
            if (rotation.waiting() == 0 && !accepted()) {
                return;
            }
            Optional<Rotation.Due> due = rotation.due(role::hasUnheard);
            if (due.isPresent()) {
                awaitAnswer(due.get()); // Whoever hears it comes back here.
                return;
            }
            var turn = rotation.next().orElseThrow();
            role.handOver(turn.worker(), turn.connection());
        }
    }

    private void awaitAnswer(Rotation.Due due) {
        if (!awaitsAnswer) {
            awaitsAnswer = true;
            Clock.after(UNTIL_HEARD, () -> role.locked(() -> awaitNoLonger(due)));
        }
    }

    private void awaitNoLonger(Rotation.Due due) {
        awaitsAnswer = false;
        rotation.passOver(due);
        handOut();
    }

    /** Whether there was a connection; if not, we come back when there is one. */
    private boolean accepted() {
        int connection = Sockets.accept(fd);
        if (connection >= 0) {
            rotation.offer(new Handed(this, connection));
            return true;
        }
        if (connection == -Errno.EMFILE || connection == -Errno.ENFILE) {
            // The connection still waits in the kernel; asked at once, it would say the same.
            Clock.after(BEFORE_ASKING_AGAIN, () -> role.locked(this::handOut));
        } else if (!watching) {
            watching = true;
            Poller.shared().whenReady(fd, Poller.READABLE, () -> role.locked(this::ready));
        }
        return false;
    }

    /** On the poller's thread, under the cluster's lock. */
    private void ready() {
        watching = false;
        handOut();
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
