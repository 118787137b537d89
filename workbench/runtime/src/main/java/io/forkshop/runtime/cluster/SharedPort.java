package io.forkshop.runtime.cluster;

import io.forkshop.runtime.channel.Handle;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A port whose socket every worker has (node-spec 10.7). The primary binds it and does nothing
 * else: each worker calls listen itself, and whoever is first in accept gets the connection.
 */
final class SharedPort extends Port {
    private final PrimaryRole role;
    private final Handle handle;
    private final Set<Integer> workers = new HashSet<>();

    SharedPort(PrimaryRole role, Query query, int fd) {
        super(query, fd);
        this.role = role;
        this.handle = Handle.ofDescriptor(fd, Handle.Kind.NATIVE).keepOpen();
    }

    @Override
    void join(Worker worker, Map<?, ?> request) {
        Map<String, Object> answer = role.answer(request);
        answer.put("errno", 0);
        answer.put("key", key);
        answer.put("data", null);
        workers.add(worker.id());
        role.send(worker, answer, handle);
    }

    @Override
    void leave(Worker worker) {
        workers.remove(worker.id());
    }

    @Override
    boolean isEmpty() {
        return workers.isEmpty();
    }

    @Override
    void close() {
        removePath();
        handle.close();
    }
}
