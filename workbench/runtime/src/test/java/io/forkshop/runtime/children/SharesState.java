package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.cluster.ClusterWorker;
import io.forkshop.runtime.state.FileState;
import io.forkshop.runtime.state.SharedState;
import io.forkshop.runtime.state.WorkerState;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Shares state in the way its first argument names, puts what it is told, and tells what it hears
 * from others.
 */
public final class SharesState {
    private SharesState() {}

    public static void main(String[] args) {
        SharedState state =
                switch (args[0]) {
                    case "messages" -> WorkerState.join();
                    case "watched" -> FileState.watched(Path.of(args[1]));
                    case "polled" -> FileState.polled(Path.of(args[1]), Duration.ofMillis(20));
                    default -> throw new IllegalArgumentException(args[0]);
                };
        ClusterWorker.id(); // Now we are online.
        state.onUpdate(u -> Parent.send(List.of(u.key(), u.value(), u.staleness().toNanos())));
        Parent.onMessage(
                message -> {
                    if (message instanceof Map<?, ?> m && m.get("put") instanceof String key) {
                        state.put(key, m.get("value"));
                        Parent.send("has put " + key);
                    }
                });
        Parent.send("ready");
    }
}
