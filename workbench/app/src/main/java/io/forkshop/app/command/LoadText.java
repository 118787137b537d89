package io.forkshop.app.command;

import io.forkshop.app.command.plot.LatencyPlot;
import io.forkshop.app.load.LoadPlan;
import io.forkshop.app.load.LoadResult;
import io.forkshop.app.load.Outcome;
import io.forkshop.app.load.Progress;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Table;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A load in words: what is asked, how it goes, what came of it. */
final class LoadText {
    private LoadText() {}

    static String plan(LoadPlan plan) {
        String who = plan.connections() == 1 ? "1 client" : plan.connections() + " clients";
        String how =
                plan.fresh() ? ", each request over a connection of its own" : ", kept connections";
        String pace =
                plan.rate() > 0
                        ? ", " + plan.rate() + " requests/s whether they are answered or not"
                        : ", each asks again when it has its answer";
        String time = seconds(plan.time().toMillis() / 1000.0);
        String warm = seconds(plan.warmUp().toMillis() / 1000.0);
        return who + how + pace + "; " + time + " after " + warm + " of warming up.";
    }

    static List<Text> progress(Progress now) {
        String state = now.warm() ? "" : "warming up; ";
        String failed = now.failed() == 0 ? "" : ", " + now.failed() + " failed";
        String p99 = now.p99() > 0 ? ", p99 " + millis(now.p99()) + " ms" : "";
        String rate = now.warm() ? number(now.rate()) + " answers/s" + p99 + failed + "; " : "";
        return List.of(Text.of(state + rate + seconds(Math.ceil(now.left())) + " left"));
    }

    static List<Text> result(LoadResult result, Console console) {
        List<Text> lines = new ArrayList<>(table(result).render(console.width(), console.style()));
        failures(result).forEach(line -> lines.addAll(line.wrap(console.width())));
        lines.addAll(plot(result, console.width(), console.style()));
        return lines;
    }

    private static Table table(LoadResult result) {
        return Table.of("answers/s", "p50 ms", "p90 ms", "p99 ms", "max ms", "ok", "failed")
                .right(0, 1, 2, 3, 4, 5, 6)
                .row(
                        number(result.rate()),
                        millis(result.millis(50)),
                        millis(result.millis(90)),
                        millis(result.millis(99)),
                        millis(result.millis(100)),
                        result.count(Outcome.OK),
                        result.failed());
    }

    /** A line for each kind of failure, with the first of it. */
    static List<Text> failures(LoadResult result) {
        List<Text> lines = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            long count = result.count(outcome);
            if (outcome != Outcome.OK && count > 0) {
                String remark = result.remarks().getOrDefault(outcome, "");
                String why = remark.isEmpty() ? "" : " (the first: " + remark + ")";
                lines.add(Text.of(count + " " + outcome.words() + why + ".", Tone.WARNING));
            }
        }
        return lines;
    }

    private static List<Text> plot(LoadResult result, int width, Style style) {
        List<Text> bars = LatencyPlot.of(result, width, style);
        if (bars.isEmpty()) {
            return bars;
        }
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of("How long the right answers took:", Tone.STRONG));
        lines.addAll(bars);
        return lines;
    }

    static Map<String, Object> json(String url, LoadPlan plan, LoadResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("url", url);
        json.put("connections", plan.connections());
        json.put("rate", plan.rate() == 0 ? null : plan.rate());
        json.put("fresh", plan.fresh());
        json.put("seconds", result.seconds());
        json.put("stopped", result.stopped());
        json.put("answersPerSecond", Math.round(result.rate() * 10) / 10.0);
        json.put("connects", result.connects());
        Map<String, Object> outcomes = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome.name().toLowerCase(Locale.ROOT), result.count(outcome));
        }
        json.put("outcomes", outcomes);
        Map<String, Object> times = new LinkedHashMap<>();
        for (double percent : new double[] {0, 50, 90, 99, 99.9, 100}) {
            double millis = result.millis(percent);
            String name = percent == Math.rint(percent) ? "" + (int) percent : "" + percent;
            times.put(name, Double.isNaN(millis) ? null : millis);
        }
        json.put("percentileMillis", times);
        return json;
    }

    /** {@code -} for what is not known. */
    static String millis(double value) {
        return Double.isNaN(value)
                ? "-"
                : String.format(Locale.ROOT, value < 99.95 ? "%.1f" : "%.0f", value);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 99.95 ? "%.1f" : "%.0f", value);
    }

    private static String seconds(double value) {
        return value == Math.rint(value)
                ? (long) value + " s"
                : String.format(Locale.ROOT, "%.1f s", value);
    }
}
