package io.forkshop.app.command.tap;

import io.forkshop.app.world.JournalEntry;

import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A message as an object of JSON. What reads it depends on its names: add some, change none. */
public final class MessageJson {
    private MessageJson() {}

    /**
     * @param hex whether the bytes are wanted, too
     */
    public static Map<String, Object> of(JournalEntry entry, boolean hex) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("n", entry.number());
        object.put("time", Instant.ofEpochMilli(entry.millis()).toString());
        object.put("nanos", entry.nanos());
        object.put("from", entry.from());
        object.put("to", entry.to());
        object.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        object.put("bytes", entry.bytes());
        object.put("serialization", entry.serialization().nodeName());
        object.put("text", entry.text());
        object.put("whole", entry.whole());
        if (!entry.rule().isEmpty()) {
            object.put("rule", entry.rule());
        }
        entry.passed().ifPresent(passed -> object.put("handle", passed));
        if (hex) {
            object.put("hex", HexFormat.of().formatHex(entry.beginning()));
        }
        return object;
    }
}
