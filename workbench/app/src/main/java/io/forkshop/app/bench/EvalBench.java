package io.forkshop.app.bench;

import java.util.List;

/** How soon a line of Java is answered, against jshell. */
final class EvalBench implements Bench {
    @Override
    public String name() {
        return "eval";
    }

    @Override
    public String summary() {
        return "Java at the prompt: the first result and later ones, against jshell";
    }

    @Override
    public Findings run(Settings settings) throws InterruptedException {
        return Parts.measure(List.of(new EvalFigures()), settings);
    }
}
