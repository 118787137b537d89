package io.forkshop.app.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Recognises a prompt in what a program writes to its terminal. The pattern is looked for at the
 * end of the text, escape sequences and carriage returns removed, because a prompt is where the
 * program stops and waits.
 */
final class Prompt {
    /**
     * CSI, then OSC (ended by BEL or ST), then the other two- and three-byte sequences (ECMA-48).
     */
    private static final Pattern ESCAPES =
            Pattern.compile(
                    "\\x1b\\[[0-?]*[ -/]*[@-~]"
                            + "|\\x1b\\][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)"
                            + "|\\x1b[ -/]*[0-Z^-~\\\\]");

    private final Pattern end;
    private final ByteArrayOutputStream seen;

    /** The pattern describes the last line, blanks at its end aside. */
    Prompt(String lastLine) {
        this(lastLine, new ByteArrayOutputStream());
    }

    private Prompt(String lastLine, ByteArrayOutputStream seen) {
        this.end = Pattern.compile("(?:^|\\n)(?:" + lastLine + ") *$");
        this.seen = seen;
    }

    /** The same screen, where another text is awaited now. */
    Prompt next(String lastLines) {
        return new Prompt(lastLines, seen);
    }

    /** Takes the next bytes; true when, with them, the text ends with the prompt. */
    boolean sees(byte[] bytes) {
        seen.writeBytes(bytes);
        return end.matcher(text()).find();
    }

    /** What was seen, as a person would read it. */
    String text() {
        String raw = seen.toString(StandardCharsets.UTF_8);
        return ESCAPES.matcher(raw).replaceAll("").replace("\r", "");
    }
}
