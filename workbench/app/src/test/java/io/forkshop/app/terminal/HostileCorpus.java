package io.forkshop.app.terminal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Text that a worker might print to move the cursor, fill the clipboard, or hide or reorder words.
 */
public final class HostileCorpus {
    private HostileCorpus() {}

    public static List<String> samples() {
        List<String> samples = new ArrayList<>();
        samples.addAll(controls());
        samples.addAll(sequences());
        samples.addAll(invisible());
        samples.addAll(invalidUtf8());
        samples.addAll(loneSurrogates());
        samples.addAll(forgeries());
        return samples;
    }

    /** All of C0, DEL and C1, alone and between letters. */
    private static List<String> controls() {
        return IntStream.concat(IntStream.range(0, 0x20), IntStream.range(0x7f, 0xa0))
                .mapToObj(Character::toString)
                .flatMap(c -> List.of(c, "a" + c + "b").stream())
                .toList();
    }

    private static List<String> sequences() {
        List<String> samples = new ArrayList<>();
        List<String> bodies =
                List.of(
                        "31m",
                        "2J",
                        "H",
                        "1A",
                        "1000D",
                        "?25l",
                        "?1049h",
                        "6n",
                        "c",
                        ">c",
                        "21t",
                        "3J",
                        "?2004h",
                        "r",
                        "s",
                        "u",
                        "1;31;48;5;9m",
                        "?1000h",
                        "?1006h",
                        "2K");
        for (String body : bodies) {
            samples.add("\033[" + body);
            samples.add("\u009b" + body);
        }
        List<String> commands =
                List.of(
                        "52;c;cm0gLXJm",
                        "8;;http://evil.example",
                        "0;title",
                        "2;title",
                        "4;1;?",
                        "10;?",
                        "11;#000000",
                        "7;file:///",
                        "9;notify",
                        "50;font",
                        "104",
                        "133;A",
                        "777;notify;a;b",
                        "1337;File=inline=1:AAAA");
        for (String command : commands) {
            samples.add("\033]" + command + "\007");
            samples.add("\033]" + command + "\033\\");
            samples.add("\u009d" + command + "\u009c");
        }
        for (String start : List.of("P", "X", "^", "_")) {
            samples.add("\033" + start + "$q\"p\033\\");
        }
        samples.addAll(List.of("\033c", "\0337", "\0338", "\033D", "\033M", "\033(0", "\033#8"));
        samples.addAll(List.of("\033P+q544e\033\\", "\u0090q\u009c", "\033[", "\033", "\033]52;"));
        return samples;
    }

    /** Bidi controls, zero-width signs, separators, fillers, variation selectors, tags. */
    private static List<String> invisible() {
        int[] points = {
            0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e,
            0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2061, 0x2064,
            0x2066, 0x2067, 0x2068, 0x2069, 0x206a, 0x206f, 0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xffa0,
            0xfff9, 0xfffb, 0xfffe, 0xffff, 0x1d173, 0xe0001, 0xe0041, 0xe007f, 0xe0100, 0xe01ef,
            0x1fffe, 0x10ffff
        };
        return IntStream.of(points).mapToObj(c -> "a" + Character.toString(c) + "b").toList();
    }

    private static List<String> invalidUtf8() {
        byte[][] bytes = {
            {(byte) 0x80}, {(byte) 0xc0, (byte) 0x9b}, {(byte) 0xe0, (byte) 0x80, (byte) 0x9b},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, {(byte) 0xf5, 'a'}, {(byte) 0xff, (byte) 0xfe},
            {(byte) 0xc2}, {(byte) 0xc2, (byte) 0x9b, '3', '1', 'm'}, {(byte) 0xf0, (byte) 0x9f},
            {(byte) 0x9b, '2', 'J'}
        };
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> new String(bytes[i], StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> loneSurrogates() {
        return List.of("\ud800", "a\udfff", "\udc00\ud800", "\ud83d", "x\ud83dy", "\ude00");
    }

    /** Attempts to write a line in another worker's name, or over one. */
    private static List<String> forgeries() {
        return List.of(
                "ok\nw2> forged",
                "ok\r\nw2> forged",
                "ok\rw2> forged",
                "ok\u0085w2> forged",
                "ok\u2028w2> forged",
                "ok\013w2> forged",
                "ok\b\b\b\bw2> forged",
                "\u0301".repeat(4) + "over the label",
                "a" + "\u0335".repeat(500),
                "👨\u200dw2");
    }
}
