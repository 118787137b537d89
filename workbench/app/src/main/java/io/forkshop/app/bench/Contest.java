package io.forkshop.app.bench;

import io.forkshop.app.bench.Rounds.Subject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The contenders side by side: each order is given to all of them, in interleaved rounds. */
final class Contest implements AutoCloseable {
    private final Settings settings;
    private final List<Contender> contenders = new ArrayList<>(); // ours, node, and maybe C

    private Contest(Settings settings) {
        this.settings = settings;
    }

    static Contest open(Settings settings, Scratch scratch) throws InterruptedException {
        Contest contest = new Contest(settings);
        try {
            contest.contenders.add(Contender.jvm(scratch));
            contest.contenders.add(Contender.node(scratch));
            Optional<Path> c = CCompiler.compile(settings, scratch);
            c.ifPresent(program -> contest.contenders.add(Contender.c(program)));
            return contest;
        } catch (RuntimeException | InterruptedException e) {
            contest.close();
            throw e;
        }
    }

    /** A comparison for each row of the task. */
    List<Comparison> run(Task task) throws InterruptedException {
        int warmUps = settings.quick() ? 0 : task.warmUps();
        List<List<List<Double>>> answers = new ArrayList<>(); // each contender's, warm-ups too
        List<Subject> subjects = new ArrayList<>();
        for (Contender each : contenders) {
            List<List<Double>> all = new ArrayList<>();
            answers.add(all);
            subjects.add(new Subject(each.name(), () -> once(each, task, all)));
        }
        rounds(task).run(warmUps, subjects);
        return IntStream.range(0, task.rows().size())
                .mapToObj(place -> row(task.rows().get(place), place, warmUps, answers))
                .toList();
    }

    private double once(Contender contender, Task task, List<List<Double>> all)
            throws InterruptedException {
        int count = settings.count(task.count());
        List<Double> answer = contender.obey(task.operation(), count, task.size());
        all.add(answer);
        return answer.getFirst();
    }

    private Rounds rounds(Task task) {
        int most = Math.min(task.most(), settings.rounds());
        String what = task.rows().getFirst().what();
        return new Rounds(what, "", most, task.budget(), settings.progress());
    }

    private static Comparison row(
            Task.Row row, int place, int warmUps, List<List<List<Double>>> answers) {
        List<Samples> samples = new ArrayList<>();
        for (List<List<Double>> all : answers) {
            List<Double> values =
                    all.stream().skip(warmUps).map(answer -> answer.get(place)).toList();
            samples.add(new Samples(row.what(), "", "", values));
        }
        double ratio = samples.get(0).over(samples.get(1));
        return new Comparison(
                row.what(),
                samples.get(0),
                samples.get(1),
                samples.stream().skip(2).findFirst(),
                row.target().map(target -> target.figure(ratio)));
    }

    @Override
    public void close() {
        contenders.forEach(Contender::close);
    }
}
