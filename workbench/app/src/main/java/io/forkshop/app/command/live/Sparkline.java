package io.forkshop.app.command.live;

import java.util.List;

/** A row of bars, one column each: how a number went, the newest on the right. */
final class Sparkline {
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String ASCII = "_.-:=+*#";

    private Sparkline() {}

    /**
     * The last samples, as many as fit; blanks where there is none yet.
     *
     * @param full what the highest bar stands for; more than that is drawn as high
     */
    static String of(List<Double> samples, double full, int width, boolean unicode) {
        StringBuilder line = new StringBuilder();
        int shown = Math.min(width, samples.size());
        line.repeat(' ', width - shown);
        String bars = unicode ? BLOCKS : ASCII;
        for (double sample : samples.subList(samples.size() - shown, samples.size())) {
            line.append(bars.charAt(height(sample, full, bars.length())));
        }
        return line.toString();
    }

    /** The lowest bar means nothing at all: whatever is more than nothing is higher. */
    private static int height(double sample, double full, int levels) {
        if (sample <= 0 || full <= 0) {
            return 0;
        }
        int height = (int) Math.ceil(sample / full * (levels - 1));
        return Math.clamp(height, 1, levels - 1);
    }
}
