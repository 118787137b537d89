package io.forkshop.app.command.plot;

import io.forkshop.app.load.LoadResult;
import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many answers took how long: a row for each range of times. */
public final class LatencyPlot {
    private static final int MOST_ROWS = 12;

    private LatencyPlot() {}

    public static List<Text> of(LoadResult result, int width, Style style) {
        List<LoadResult.Bar> bars = result.bars();
        double all = bars.stream().mapToLong(LoadResult.Bar::count).sum();
        List<Bars.Row> rows = new ArrayList<>();
        int first = Math.max(0, bars.size() - MOST_ROWS);
        long faster = bars.stream().limit(first).mapToLong(LoadResult.Bar::count).sum();
        for (LoadResult.Bar bar : bars.subList(first, bars.size())) {
            long count = bar.count() + (bar == bars.get(first) ? faster : 0);
            String share = String.format(Locale.ROOT, "%d  %5.1f %%", count, count / all * 100);
            rows.add(new Bars.Row("up to " + time(bar.upTo()), count, share));
        }
        return Bars.of(rows, width, style);
    }

    /** {@code 500 us}, {@code 20 ms}, {@code 5 s}. */
    static String time(long micros) {
        return micros < 1_000
                ? micros + " us"
                : micros < 1_000_000 ? micros / 1_000 + " ms" : micros / 1_000_000 + " s";
    }
}
