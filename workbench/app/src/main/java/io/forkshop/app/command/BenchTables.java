package io.forkshop.app.command;

import io.forkshop.app.bench.Comparison;
import io.forkshop.app.bench.Figure;
import io.forkshop.app.bench.Findings;
import io.forkshop.app.bench.Samples;
import io.forkshop.app.bench.Trial;
import io.forkshop.app.terminal.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a benchmark found, as tables: what was measured, and us beside our rivals. */
final class BenchTables {
    private BenchTables() {}

    static List<Table> of(Findings found) {
        List<Table> tables = new ArrayList<>();
        if (!found.samples().isEmpty()) {
            tables.add(samples(found.samples()));
        }
        if (!found.comparisons().isEmpty()) {
            tables.add(comparisons(found.comparisons()));
        }
        if (!found.trials().isEmpty()) {
            tables.add(trials(found.trials()));
        }
        return tables;
    }

    private static Table samples(List<Samples> samples) {
        Table table =
                Table.of("MEASURED", "SUBJECT", "MEDIAN", "MIDDLE HALF", "UNIT", "ROUNDS")
                        .right(2, 3, 5);
        for (Samples each : samples) {
            String half =
                    oneDecimal(each.lowerQuartile()) + " to " + oneDecimal(each.upperQuartile());
            int rounds = each.values().size();
            table.row(
                    each.what(),
                    each.subject(),
                    oneDecimal(each.median()),
                    half,
                    each.unit(),
                    rounds);
        }
        return table;
    }

    private static Table comparisons(List<Comparison> comparisons) {
        Table table =
                Table.of("MEDIAN OF", "OURS", "NODE", "RATIO", "TARGET", "MET", "C", "N")
                        .right(1, 2, 3, 4, 6, 7);
        for (Comparison each : comparisons) {
            table.row(
                    each.what(),
                    digits(each.ours().median()),
                    digits(each.node().median()),
                    each.figure()
                            .map(Figure::digits)
                            .orElseGet(() -> String.format(Locale.ROOT, "%.2f", each.ratio())),
                    each.figure().map(Figure::target).orElse(""),
                    each.figure().map(figure -> figure.met() ? "yes" : "no").orElse(""),
                    each.c().map(c -> digits(c.median())).orElse("-"),
                    each.ours().values().size());
        }
        return table;
    }

    private static Table trials(List<Trial> trials) {
        Table table = Table.of("DONE", "TO", "HELD", "WHAT BECAME OF IT", "SEEN");
        for (Trial each : trials) {
            String held = each.held() ? "yes" : "no";
            table.row(each.procedure(), each.who(), held, each.outcome(), each.note());
        }
        return table;
    }

    private static String oneDecimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Three digits say all there is to know. */
    private static String digits(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }
}
