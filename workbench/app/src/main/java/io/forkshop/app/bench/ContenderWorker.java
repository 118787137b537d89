package io.forkshop.app.bench;

import io.forkshop.runtime.channel.Parent;

import java.util.Map;

/**
 * The other end of {@link Conversation}: answers each message, or the last only, or sends many
 * itself. What contender-worker.js is to Node.
 */
final class ContenderWorker {
    private ContenderWorker() {}

    public static void main(String[] args) {
        Parent.onMessage(message -> hear((Map<?, ?>) message));
    }

    private static void hear(Map<?, ?> message) {
        int n = (Integer) message.get("n");
        Object op = message.get("op");
        if (op.equals("trips") || (op.equals("flood") && n == 0)) {
            Parent.send(message);
        } else if (op.equals("drain")) {
            while (n > 0) {
                n--;
                Parent.send(Map.of("n", n, "op", "drain", "text", message.get("text")));
            }
        }
    }
}
