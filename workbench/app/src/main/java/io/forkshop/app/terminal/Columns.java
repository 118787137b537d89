package io.forkshop.app.terminal;

import org.jline.utils.WCWidth;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many terminal columns text takes: never its length. A grapheme cluster (a letter with its
 * marks, a family emoji) is one unit; it is never split.
 */
public final class Columns {
    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int EMOJI_PRESENTATION = 0xfe0f;

    private Columns() {}

    public static int of(String text) {
        if (ascii(text)) {
            return text.length();
        }
        return clusters(text).stream().mapToInt(Columns::ofCluster).sum();
    }

    /** The clusters of the text, in order. */
    static List<String> clusters(String text) {
        List<String> clusters = new ArrayList<>(text.length());
        if (ascii(text)) {
            for (int i = 0; i < text.length(); i++) {
                clusters.add(text.substring(i, i + 1));
            }
            return clusters;
        }
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            clusters.add(text.substring(start, end));
            start = end;
        }
        return clusters;
    }

    /** Columns of one cluster. */
    static int ofCluster(String cluster) {
        if (cluster.length() == 1 && cluster.charAt(0) < 0x7f) {
            return 1;
        }
        return emoji(cluster) ? 2 : cluster.codePoints().map(Columns::ofCodePoint).sum();
    }

    /** WCWidth counts the parts; a terminal draws a joined or coloured emoji as one sign of two. */
    private static boolean emoji(String cluster) {
        int first = cluster.codePointAt(0);
        return Character.isEmojiPresentation(first)
                || cluster.indexOf(EMOJI_PRESENTATION) > 0
                || Character.isExtendedPictographic(first)
                        && cluster.indexOf(ZERO_WIDTH_JOINER) > 0;
    }

    /** A control character counts one: it should not be here, and one is never too few. */
    private static int ofCodePoint(int c) {
        int width = WCWidth.wcwidth(c);
        return width < 0 ? 1 : width;
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }
}
