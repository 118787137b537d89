package io.forkshop.runtime.cluster;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The words of Node's cluster on the wire (node-spec 10): {@code cmd} NODE_CLUSTER, an {@code act}
 * or the {@code ack} of one, and {@code seq}, the sender's count of messages.
 */
final class Acts {
    static final String ONLINE = "online";
    static final String QUERY_SERVER = "queryServer";
    static final String LISTENING = "listening";
    static final String CLOSE = "close";
    static final String EXITED_AFTER_DISCONNECT = "exitedAfterDisconnect";
    static final String NEW_CONNECTION = "newconn";
    static final String DISCONNECT = "disconnect";

    /** Ours; Node ignores acts it does not know (10.2). The worker answers at once. */
    static final String PING = "forkshop:ping";

    /** Ours: how many connections are open now; in the answer to queryServer, a wish to hear it. */
    static final String LOAD = "forkshop:load";

    private static final String CMD = "NODE_CLUSTER";

    private Acts() {}

    static boolean is(Map<?, ?> message) {
        return CMD.equals(message.get("cmd"));
    }

    /** The act of a message, "" for an answer. */
    static String of(Map<?, ?> message) {
        return message.get("act") instanceof String act ? act : "";
    }

    static Map<String, Object> act(String act, long seq) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("cmd", CMD);
        message.put("act", act);
        message.put("seq", seq);
        return message;
    }

    /** The answer to {@code request}. */
    static Map<String, Object> answer(Map<?, ?> request, long seq) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("cmd", CMD);
        message.put("ack", request.get("seq"));
        message.put("seq", seq);
        return message;
    }

    /**
     * A whole number of a message; {@code otherwise} when it has none. Nobody's word is trusted.
     */
    static long number(Map<?, ?> message, String name, long otherwise) {
        return message.get(name) instanceof Number n ? n.longValue() : otherwise;
    }
}
