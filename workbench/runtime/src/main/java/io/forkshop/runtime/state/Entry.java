package io.forkshop.runtime.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A value, and when it was put: System.nanoTime, which all processes of a machine share. */
record Entry(String key, Object value, long at) {
    private static final String MARK = "forkshop:state";

    static Entry now(String key, Object value) {
        return new Entry(key, value, System.nanoTime());
    }

    /** As a message, which a program may tell from its own by the name of its one member. */
    Map<String, Object> message() {
        return Map.of(MARK, json());
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", key);
        json.put("value", value);
        json.put("at", at);
        return json;
    }

    /** Empty for any other message. */
    static Optional<Entry> of(Object message) {
        return message instanceof Map<?, ?> m ? ofJson(m.get(MARK)) : Optional.empty();
    }

    /** Empty for what is no entry: others write it. */
    static Optional<Entry> ofJson(Object json) {
        if (json instanceof Map<?, ?> m
                && m.get("key") instanceof String key
                && m.get("at") instanceof Number at) {
            return Optional.of(new Entry(key, m.get("value"), at.longValue()));
        }
        return Optional.empty();
    }
}
