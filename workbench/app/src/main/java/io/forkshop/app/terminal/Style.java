package io.forkshop.app.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How text reaches one stream: with ANSI colours or none, with typographic signs or ASCII only.
 *
 * <p>Without colour the output holds no escape sequence at all: no links, no cursor movement. Asked
 * per stream, because one of stdout and stderr may be a terminal and the other a file.
 */
public record Style(boolean ansi, boolean unicode) {
    public static final Style PLAIN = new Style(false, true);
    public static final Style PLAIN_ASCII = new Style(false, false);
    public static final Style COLOUR = new Style(true, true);

    /**
     * Decides from what is known about a stream.
     *
     * @param tty whether this stream is a terminal
     * @param env the environment of the workbench
     * @param noColor whether {@code --no-color} was given
     * @param ascii whether {@code --ascii} was given
     */
    public static Style of(boolean tty, Map<String, String> env, boolean noColor, boolean ascii) {
        boolean refused = noColor || !env.getOrDefault("NO_COLOR", "").isEmpty();
        boolean dumb = env.getOrDefault("TERM", "dumb").equals("dumb");
        return new Style(tty && !refused && !dumb, !ascii && utf8(env));
    }

    /** The first of the three that is set and not empty decides, as setlocale(3) has it. */
    private static boolean utf8(Map<String, String> env) {
        // No stream here: this stands on the way to the first prompt.
        for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String locale = env.getOrDefault(name, "").toLowerCase(Locale.ROOT);
            if (!locale.isEmpty()) {
                return locale.contains("utf-8") || locale.contains("utf8");
            }
        }
        return false;
    }

    /** The form of a sign that this stream can show. */
    public String sign(Glyph glyph) {
        return glyph.form(unicode);
    }

    /** Typographic signs of prose as this stream can show them; letters are left alone. */
    public String prose(String text) {
        return unicode ? text : Ascii.fold(text);
    }

    /** The characters to write for one line, without a line end. */
    public String render(Text text) {
        if (!ansi) {
            return text.plain();
        }
        StringBuilder out = new StringBuilder();
        for (Text.Run run : text.runs()) {
            String sgr = run.tone().sgr();
            if (sgr.isEmpty()) {
                out.append(run.text());
            } else {
                out.append("\033[").append(sgr).append('m').append(run.text()).append("\033[m");
            }
        }
        return out.toString();
    }
}
