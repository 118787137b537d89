package io.forkshop.app.world;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Json;
import io.forkshop.runtime.clone.Malformed;
import io.forkshop.runtime.clone.StructuredClone;

import java.nio.charset.StandardCharsets;

/**
 * A message as text. On an advanced channel there are values that JSON has no form for, and small
 * ones whose text has no end worth waiting for: parts that are shared are written each time.
 */
final class Shown {
    private static final int LONGEST = 1 << 20; // bytes

    private Shown() {}

    static String of(Object message) {
        return beginning(message, LONGEST);
    }

    static String beginning(Object message, int most) {
        try {
            return Json.beginning(message, most);
        } catch (ForkshopException e) {
            return "(not shown: " + e.getMessage() + ")";
        }
    }

    /** Of a JSON frame, the line or its beginning. */
    static String line(byte[] bytes, boolean whole) {
        int end = bytes.length;
        if (whole) {
            end -= end > 0 && bytes[end - 1] == '\n' ? 1 : 0;
            return new String(bytes, 0, end, StandardCharsets.UTF_8);
        }
        int last = end - 1; // Where the last character begins, of which there may be a part.
        while (last > 0 && (bytes[last] & 0xc0) == 0x80) {
            last--;
        }
        return new String(bytes, 0, last, StandardCharsets.UTF_8) + "…";
    }

    /** Of an advanced frame that is whole. */
    static String clone(byte[] frame) {
        try {
            Object message = StructuredClone.read(frame, Integer.BYTES, frame.length);
            return beginning(message, Journal.KEPT);
        } catch (Malformed e) {
            return "(not shown: " + e.getMessage() + ")"; // It was read once; so this is our fault.
        }
    }
}
