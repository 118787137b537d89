package io.forkshop.app.bench;

import io.forkshop.app.bench.Rounds.Subject;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What it costs that every message is kept for whoever wants to look: the same conversations with
 * the workbench's journal at the tap and without, in turn, in one warm program.
 */
final class TapRows implements Part {
    private record Row(String name, String what, String operation, int count, int size) {}

    private static final double LEAST = 0.9;
    private static final int WARM_UPS = 20;
    private static final int MOST = 40; // rounds
    private static final Duration BUDGET = Duration.ofSeconds(8);

    private static final List<Row> ROWS =
            List.of(
                    new Row("tap-to-100", "to a worker, 100 B", "flood", 20_000, 100),
                    new Row("tap-to-10k", "to a worker, 10 KiB", "flood", 3_000, 10 * 1024),
                    new Row("tap-from-100", "from a worker, 100 B", "drain", 20_000, 100),
                    new Row("tap-from-10k", "from a worker, 10 KiB", "drain", 3_000, 10 * 1024));

    @Override
    public List<String> figures() {
        return ROWS.stream().map(Row::name).toList();
    }

    @Override
    public Findings measure(Settings settings, Scratch scratch) throws InterruptedException {
        List<Samples> samples = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        try (Contender program = Contender.jvm(scratch)) {
            for (Row row : ROWS) {
                List<Samples> both = measure(row, program, settings);
                samples.addAll(both);
                double ratio = both.get(1).over(both.get(0));
                figures.add(new Figure(row.name(), ratio, Figure.Side.AT_LEAST, LEAST));
            }
        }
        return Findings.of(samples, figures);
    }

    private static List<Samples> measure(Row row, Contender program, Settings settings)
            throws InterruptedException {
        int count = settings.count(row.count());
        Rounds rounds =
                new Rounds(
                        row.what(),
                        "1/s",
                        Math.min(MOST, settings.rounds()),
                        BUDGET,
                        settings.progress());
        String tapped = row.operation() + "-tapped";
        return rounds.run(
                settings.quick() ? 0 : WARM_UPS,
                List.of(
                        new Subject(
                                "nobody listens",
                                () -> program.obey(row.operation(), count, row.size()).getFirst()),
                        new Subject(
                                "with the journal",
                                () -> program.obey(tapped, count, row.size()).getFirst())));
    }
}
