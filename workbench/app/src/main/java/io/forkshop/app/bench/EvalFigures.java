package io.forkshop.app.bench;

import io.forkshop.app.bench.Rounds.Subject;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Java at the prompt: ours against jshell's. */
final class EvalFigures implements Part {
    private static final Duration BUDGET = Duration.ofSeconds(40);
    private static final int MOST = 9;

    private interface Measure {
        double of(EvalProbe probe) throws InterruptedException;
    }

    /** What is measured, what that is called, and our ratio that is wanted. */
    private record Row(String figure, String what, double limit, Measure measure) {}

    private static final List<Row> ROWS =
            List.of(
                    new Row(
                            "eval-at-once",
                            "exec to result, typed at once",
                            0.4,
                            EvalProbe::typedAtOnce),
                    new Row(
                            "eval-after-reading",
                            "Enter to first result, after 1.5 s",
                            0.3,
                            EvalProbe::afterReading),
                    new Row("eval-later", "Enter to a later result", 0.3, EvalProbe::later));

    @Override
    public List<String> figures() {
        return ROWS.stream().map(Row::figure).toList();
    }

    @Override
    public Findings measure(Settings settings, Scratch scratch) throws InterruptedException {
        Optional<Path> jshell = Programs.jshell();
        if (jshell.isEmpty()) {
            return Findings.absent(figures(), Programs.NO_JSHELL);
        }
        if (!Programs.runs(settings.launcher())) {
            return Findings.absent(figures(), "there is no launcher " + settings.launcher());
        }
        List<EvalProbe> probes =
                List.of(
                        new EvalProbe(PromptFigures.forkshop(settings, scratch)),
                        new EvalProbe(PromptFigures.jshell(jshell.get(), scratch)));
        Findings findings = Findings.none();
        for (Row row : ROWS) {
            findings = findings.and(measure(row, probes, settings));
        }
        return findings;
    }

    private static Findings measure(Row row, List<EvalProbe> probes, Settings settings)
            throws InterruptedException {
        List<Subject> subjects = new ArrayList<>();
        for (EvalProbe probe : probes) {
            subjects.add(new Subject(probe.program().name(), () -> row.measure().of(probe)));
        }
        int most = Math.min(MOST, settings.rounds());
        Rounds rounds = new Rounds(row.what(), "ms", most, BUDGET, settings.progress());
        List<Samples> samples = rounds.run(1, subjects);
        double ratio = samples.getFirst().over(samples.getLast());
        return Findings.of(samples, List.of(Figure.atMost(row.limit(), row.figure(), ratio)));
    }
}
