package io.forkshop.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a benchmark found.
 *
 * @param samples what was measured of each subject
 * @param figures the ratios that have a target
 * @param comparisons us beside our rivals, a row each
 * @param trials what became of clusters that were hurt
 * @param absent one sentence per figure that could not be measured because a program is missing
 * @param broken one sentence per figure whose measuring failed
 */
public record Findings(
        List<Samples> samples,
        List<Comparison> comparisons,
        List<Trial> trials,
        List<Figure> figures,
        List<String> absent,
        List<String> broken) {

    public Findings {
        samples = List.copyOf(samples);
        comparisons = List.copyOf(comparisons);
        trials = List.copyOf(trials);
        figures = List.copyOf(figures);
        absent = List.copyOf(absent);
        broken = List.copyOf(broken);
    }

    /** Whether every figure that could be measured on this machine was, and met its target. */
    public boolean good() {
        return broken.isEmpty() && missed().isEmpty();
    }

    /** The names of what did not meet its target, or did not hold. */
    public List<String> missed() {
        Stream<String> targets = figures.stream().filter(figure -> !figure.met()).map(Figure::name);
        Stream<String> claims =
                trials.stream()
                        .filter(trial -> trial.judged() && !trial.held())
                        .map(Trial::procedure);
        return Stream.concat(targets, claims).toList();
    }

    /** Both findings, ours first. */
    Findings and(Findings other) {
        return new Findings(
                joined(samples, other.samples),
                joined(comparisons, other.comparisons),
                joined(trials, other.trials),
                joined(figures, other.figures),
                joined(absent, other.absent),
                joined(broken, other.broken));
    }

    static Findings none() {
        return new Findings(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    static Findings of(List<Samples> samples, List<Figure> figures) {
        return new Findings(samples, List.of(), List.of(), figures, List.of(), List.of());
    }

    /** A row each, and their figures. */
    static Findings of(List<Comparison> comparisons) {
        List<Figure> targets =
                comparisons.stream().flatMap(each -> each.figure().stream()).toList();
        return new Findings(List.of(), comparisons, List.of(), targets, List.of(), List.of());
    }

    static Findings trials(List<Trial> trials) {
        return new Findings(List.of(), List.of(), trials, List.of(), List.of(), List.of());
    }

    static Findings absent(List<String> figures, String why) {
        List<String> sentences = figures.stream().map(figure -> notMeasured(figure, why)).toList();
        return new Findings(List.of(), List.of(), List.of(), List.of(), sentences, List.of());
    }

    static Findings broken(List<String> figures, String why) {
        List<String> sentences = figures.stream().map(figure -> notMeasured(figure, why)).toList();
        return new Findings(List.of(), List.of(), List.of(), List.of(), List.of(), sentences);
    }

    private static String notMeasured(String figure, String why) {
        return figure + " could not be measured: " + why;
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
