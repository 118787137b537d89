package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;

import java.util.Map;

/** Which messages are the library's own: node-spec 8.13 and 8.24. */
final class Internal {
    static final Map<String, Object> HANDLE_NACK = Map.of("cmd", "NODE_HANDLE_NACK");

    private static final String PREFIX = "NODE_";

    private Internal() {}

    static boolean is(Object message) {
        return message instanceof Map<?, ?> m
                && m.get("cmd") instanceof String cmd
                && cmd.length() > PREFIX.length()
                && cmd.startsWith(PREFIX)
                && !(m instanceof JsMap); // whose entries are not its members
    }

    /**
     * A message that comes with a descriptor, which a plain read has let go: it must be answered
     * (8.16).
     */
    static boolean carriesHandle(Object message) {
        return message instanceof Map<?, ?> m && "NODE_HANDLE".equals(m.get("cmd"));
    }

    static void refuse(Object message) {
        if (is(message)) {
            throw new ForkshopException(
                    "ERR_INVALID_ARG_VALUE",
                    "a message whose cmd starts with NODE_ would be taken for one of Node's own;"
                            + " use another name for cmd");
        }
    }
}
