package io.forkshop.app.remote.wire;

import io.forkshop.app.frames.Malformed;
import io.forkshop.runtime.channel.Json;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.clone.StructuredClone;
import io.forkshop.runtime.clone.Undefined;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A message on its way to or from a channel: as that channel has it, text or a clone, so that both
 * ends of the line see the values that the library makes of it.
 */
public final class Payload {
    private static final int BESIDES = 64; // What a message costs however short it is.

    private Payload() {}

    /** Throws what sending it on such a channel throws. Null for undefined, which none can send. */
    public static Object write(Object message, Serialization spoken) {
        if (message == Undefined.UNDEFINED || message instanceof Optional<?> o && o.isEmpty()) {
            return null;
        }
        if (spoken == Serialization.JSON) {
            return Json.write(message);
        }
        ByteBuffer clone = StructuredClone.write(message, 0);
        return Arrays.copyOf(clone.array(), clone.limit());
    }

    /** The message; {@link Undefined} for null. */
    public static Object read(Fields from, int index) throws Malformed {
        try {
            return switch (from.value(index)) {
                case null -> Undefined.UNDEFINED;
                case String json -> Json.parse(json);
                case byte[] clone -> StructuredClone.read(clone, 0, clone.length);
                default -> throw new Malformed("a message that is neither text nor clone");
            };
        } catch (RuntimeException e) { // MalformedJson, or a clone that is none
            throw new Malformed("a message that is none: " + e.getMessage());
        }
    }

    /** What it costs to hold this payload, in bytes. */
    public static int weight(Object payload) {
        return BESIDES
                + switch (payload) {
                    case String json -> json.length();
                    case byte[] bytes -> bytes.length;
                    case null, default -> 0;
                };
    }
}
