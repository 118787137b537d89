package io.forkshop.app.command;

import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Sanitizer;
import io.forkshop.runtime.channel.Json;

/**
 * JSON for other programs: one value, one line. Names and arguments come from processes, so what
 * could act on a terminal is written as an escape, which JSON reads back as the same character.
 */
final class JsonText {
    static final String FLAG = "--json";

    private JsonText() {}

    /** Not through the console's wrapping: a value that is broken into rows is no value. */
    static void print(Object value, Console console) {
        console.raw(of(value) + "\n");
    }

    static String of(Object value) {
        String json = Json.write(value);
        return Sanitizer.visible(json).equals(json) ? json : escaped(json);
    }

    // Outside of strings JSON has only ASCII, so every other character stands in one.
    private static String escaped(String json) {
        StringBuilder out = new StringBuilder(json.length() + 32);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                out.append(c);
            } else {
                out.append(String.format("\\u%04x", (int) c));
            }
        }
        return out.toString();
    }
}
