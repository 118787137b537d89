package io.forkshop.app.bench;

import java.util.List;
import java.util.Optional;

/** The figures of {@link ForkFigures} as rows beside node's. */
final class ForkRows implements Part {
    private final ForkFigures figures = new ForkFigures();

    @Override
    public List<String> figures() {
        return figures.figures();
    }

    @Override
    public Findings measure(Settings settings, Scratch scratch) throws InterruptedException {
        Findings found = figures.measure(settings, scratch);
        return found.samples().isEmpty() ? found : Findings.of(rows(found));
    }

    private static List<Comparison> rows(Findings found) {
        return List.of(
                row("fork to message, smallest, ms", 1, found),
                row("fork to message, learner's, ms", 2, found));
    }

    private static Comparison row(String what, int place, Findings found) {
        Samples node = found.samples().getFirst();
        Figure figure = found.figures().get(place - 1);
        return new Comparison(
                what, found.samples().get(place), node, Optional.empty(), Optional.of(figure));
    }
}
