package io.forkshop.runtime.cluster;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Handle;
import io.forkshop.runtime.events.Clock;
import io.forkshop.runtime.posix.Errno;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The primary's part of the conversation with its workers (node-spec 10): who asks for which port,
 * who gets which connection. The cluster's lock guards all of it; what comes from a channel or the
 * poller takes the lock here. Nothing here waits.
 */
final class PrimaryRole {
    private final Cluster cluster;
    private final Map<String, Port> ports = new LinkedHashMap<>();
    private final Ledger<Handed> ledger = new Ledger<>();
    private long lastSeq = -1; // One count for all workers (10.1).
    private boolean keepPorts;
    private boolean closed;

    PrimaryRole(Cluster cluster) {
        this.cluster = cluster;
    }

    void keepPorts() {
        keepPorts = true;
    }

    /** Runs {@code action} under the lock, whichever thread comes. */
    void locked(Runnable action) {
        synchronized (cluster) {
            action.run();
        }
    }

    // ---- What workers say.

    /** On the reader thread of that worker's channel. */
    void heard(Worker worker, Map<?, ?> message, Handle handle) {
        if (handle != null) {
            handle.close(); // Workers give the primary nothing.
        }
        if (Acts.is(message)) {
            synchronized (cluster) {
                worker.wasHeard();
                if (!closed) {
                    act(worker, message);
                }
            }
        }
    }

    private void act(Worker worker, Map<?, ?> message) {
        reportOf(worker, message);
        switch (Acts.of(message)) {
            case "" -> {
                boolean accepted = Boolean.TRUE.equals(message.get("accepted"));
                answered(worker, Acts.number(message, "ack", -1), accepted);
            }
            case Acts.ONLINE -> worker.isOnline();
            case Acts.QUERY_SERVER -> query(worker, message);
            case Acts.LISTENING -> cluster.listens(worker, Listening.of(message));
            case Acts.CLOSE -> close(worker, message.get("key"));
            case Acts.EXITED_AFTER_DISCONNECT -> {
                removeFromPorts(worker);
                send(worker, answer(message), null);
                cluster.saysGoodbye(worker, message.get("error"));
            }
            default -> {} // Node ignores what it does not know, and so do we (10.2).
        }
    }

    private void query(Worker worker, Map<?, ?> message) {
        if (worker.isLeaving()) {
            return; // It hears the end of its channel soon.
        }
        try {
            Query query = Query.of(message);
            Port port = ports.get(query.key());
            if (port == null) {
                int fd = Port.bind(query);
                if (fd < 0) {
                    refuse(worker, message, query, fd);
                    return;
                }
                port = open(query, fd);
                ports.put(query.key(), port);
            }
            port.join(worker, message);
        } catch (ForkshopException e) {
            refuse(worker, message, Query.of(message), -Errno.EINVAL);
        }
    }

    private Port open(Query query, int fd) {
        Policy policy = cluster.options().policy();
        return policy instanceof SharedHandle
                ? new SharedPort(this, query, fd)
                : new BalancedPort(this, query, fd, policy);
    }

    /** Others may try again, this worker too: nothing is kept (10.4). */
    private void refuse(Worker worker, Map<?, ?> message, Query query, int errno) {
        worker.refused(query.refusal(errno));
        Map<String, Object> answer = answer(message);
        answer.put("errno", errno);
        answer.put("key", query.key());
        answer.put("data", null);
        send(worker, answer, null);
    }

    private void answered(Worker worker, long seq, boolean accepted) {
        Optional<Handed> handed = ledger.answered(seq, worker.id());
        if (handed.isPresent()) {
            worker.hasAnswered();
            if (accepted) {
                worker.took();
            }
            handed.get().port().answered(worker, handed.get(), accepted);
        }
    }

    /** Our own workers say how many connections they have open whenever they say anything. */
    private void reportOf(Worker worker, Map<?, ?> message) {
        if (message.get("open") instanceof Number open) {
            worker.hasOpen(open.intValue());
            for (Port port : ports.values()) {
                if (port instanceof BalancedPort balanced) {
                    balanced.reported(worker, open.intValue());
                }
            }
        }
    }

    private void close(Worker worker, Object key) {
        Port port = ports.get(String.valueOf(key));
        if (port != null) {
            port.leave(worker);
            closeIfUnused(port);
        }
    }

    private void closeIfUnused(Port port) {
        if (port.isEmpty() && !keepPorts) {
            ports.remove(port.key);
            port.close();
        }
    }

    // ---- What we say.

    Map<String, Object> answer(Map<?, ?> request) {
        return Acts.answer(request, ++lastSeq);
    }

    void send(Worker worker, Map<String, Object> message, Handle handle) {
        try {
            worker.process().sendInternal(message, handle, null);
        } catch (ForkshopException gone) {
            // Its end is on the way to us, and what it had goes to others then.
        }
    }

    void handOver(int id, Handed handed) {
        Worker worker = cluster.worker(id);
        Map<String, Object> message = Acts.act(Acts.NEW_CONNECTION, ++lastSeq);
        message.put("key", handed.port().key);
        long seq = lastSeq;
        ledger.handedOut(seq, handed, id);
        worker.wasOffered();
        handed.handle()
                .onOutcome(
                        outcome -> {
                            if (outcome == Handle.Outcome.REFUSED) {
                                notTaken(worker, seq);
                            }
                        });
        send(worker, message, handed.handle());
    }

    /** Whether the worker may have answered already, though nobody has heard it yet. */
    boolean hasUnheard(int id) {
        Worker worker = cluster.worker(id);
        return worker != null && worker.process().hasUnheard();
    }

    /** The descriptor did not arrive: to us the same as "not accepted". */
    private void notTaken(Worker worker, long seq) {
        // Not here: whoever tells us may hold the channel's lock, which we take under ours.
        Clock.after(Duration.ZERO, () -> locked(() -> answered(worker, seq, false)));
    }

    /**
     * Has {@code worker} show that it can still answer: ours by a message that it knows, one of
     * Node by a question that Node itself answers on its one thread, whatever its program is.
     */
    void ping(Worker worker) {
        if (!worker.isConnected()) {
            return;
        }
        if (worker.saysWhatItHasOpen()) {
            send(worker, Acts.act(Acts.PING, ++lastSeq), null);
        } else {
            worker.process().probe(() -> locked(worker::hasAnsweredProbe));
        }
    }

    /** Asks {@code worker} to leave, once. */
    void leave(Worker worker) {
        if (!worker.isLeaving() && worker.isConnected()) {
            worker.leaves();
            removeFromPorts(worker);
            send(worker, Acts.act(Acts.DISCONNECT, ++lastSeq), null);
        }
    }

    private void removeFromPorts(Worker worker) {
        for (Port port : List.copyOf(ports.values())) {
            port.leave(worker);
            closeIfUnused(port);
        }
    }

    /** Its channel is closed, or it is dead: what it had not answered goes to others. */
    void gone(Worker worker) {
        Map<BalancedPort, List<Handed>> orphans = new LinkedHashMap<>();
        for (Handed handed : ledger.died(worker.id())) {
            orphans.computeIfAbsent(handed.port(), p -> new ArrayList<>()).add(handed);
        }
        ports.values().forEach(port -> port.leave(worker));
        orphans.forEach(BalancedPort::takeBack);
        List.copyOf(ports.values()).forEach(this::closeIfUnused); // Closes what waits there, too.
    }

    void close() {
        closed = true;
        ports.values().forEach(Port::close);
        ports.clear();
    }
}
