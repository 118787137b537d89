package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.clone.JsMap;
import io.forkshop.runtime.clone.StructuredClone;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which messages are the library's own: node-spec 8.13 and 8.24. */
final class Internal {
    static final Map<String, Object> HANDLE_ACK = Map.of("cmd", "NODE_HANDLE_ACK");
    static final Map<String, Object> HANDLE_NACK = Map.of("cmd", "NODE_HANDLE_NACK");

    private static final String PREFIX = "NODE_";
    private static final String HANDLE = "NODE_HANDLE";

    /** Says that a handle comes with it; none does. */
    static final Map<String, Object> PROBE =
            Map.of("cmd", HANDLE, "type", "net.Native", "msg", Map.of("cmd", "NODE_PROBE"));

    /**
     * A message that came with a descriptor.
     *
     * @param kind null for one that Node does not have
     * @param key of the server whose connection it is; null without one (8.14)
     */
    record Carried(Object message, Handle.Kind kind, Object key) {}

    private Internal() {}

    static boolean is(Object message) {
        return message instanceof Map<?, ?> m
                && isReserved(command(m))
                && !(m instanceof JsMap); // whose entries are not its members
    }

    /** Which kind of internal message it is, for a tap. */
    static Tap.Kind tapped(Map<?, ?> message) {
        Object cmd = message.get("cmd");
        if (cmd.equals(HANDLE_ACK.get("cmd"))) {
            return Tap.Kind.ACK;
        }
        return cmd.equals(HANDLE_NACK.get("cmd")) ? Tap.Kind.NACK : Tap.Kind.INTERNAL;
    }

    private static boolean isReserved(Object command) {
        return command instanceof String cmd
                && cmd.length() > PREFIX.length()
                && cmd.startsWith(PREFIX);
    }

    private static Object command(Map<?, ?> members) {
        try {
            return members.get("cmd");
        } catch (ClassCastException e) {
            return null; // A sorted map, and its keys are no strings.
        }
    }

    /** A message that comes with a descriptor: it must be answered, with or without (8.16). */
    static boolean carriesHandle(Object message) {
        return message instanceof Map<?, ?> m && HANDLE.equals(m.get("cmd"));
    }

    /** Node wraps what it sends once more (8.19): the outer type is only how it was sent. */
    static Carried unwrap(Object message) {
        Map<?, ?> carrier = (Map<?, ?>) message;
        if (carriesHandle(carrier.get("msg"))) {
            carrier = (Map<?, ?>) carrier.get("msg");
        }
        return new Carried(
                carrier.get("msg"), Handle.Kind.ofType(carrier.get("type")), carrier.get("key"));
    }

    /** The message as it goes with a handle (8.14). */
    static Map<String, Object> wrap(Object message, Handle handle) {
        Frame.refuseNothing(message);
        Map<String, Object> carrier = new LinkedHashMap<>();
        carrier.put("cmd", HANDLE);
        carrier.put("type", handle.kind().type());
        carrier.put("msg", message);
        if (handle.kind().isDatagram()) {
            carrier.put("dgramType", handle.isIpv6() ? "udp6" : "udp4");
        }
        return carrier;
    }

    /** What would be internal to who receives it, however it is made here. */
    static void refuse(Object message) {
        boolean reserved =
                message instanceof Map<?, ?> m && isReserved(command(m))
                        || message instanceof Record r
                                && isReserved(StructuredClone.members(r).get("cmd"));
        if (reserved) {
            throw new ForkshopException(
                    "ERR_INVALID_ARG_VALUE",
                    "a message whose cmd starts with NODE_ would be taken for one of Node's own;"
                            + " use another name for cmd");
        }
    }
}
