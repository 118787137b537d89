package io.forkshop.app.course.quiz;

import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.recording.Recorded;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where the right answer comes from. Pure: whoever asks brings the recordings along. */
public sealed interface Key {
    /** The answer, if there is one on this machine. */
    Optional<String> answer(Function<String, Optional<Recorded>> recordings);

    /** The experiment that has to be run for an answer; empty when none. */
    default String experiment() {
        return "";
    }

    /** The same everywhere. Of a choice, its letter. */
    record Fixed(String text) implements Key {
        @Override
        public Optional<String> answer(Function<String, Optional<Recorded>> recordings) {
            return Optional.of(text);
        }
    }

    /** What an experiment has answered here. */
    record Answer(String experiment) implements Key {
        @Override
        public Optional<String> answer(Function<String, Optional<Recorded>> recordings) {
            return recordings
                    .apply(experiment)
                    .map(run -> run.report().answer())
                    .filter(text -> !text.isEmpty());
        }
    }

    /** What an experiment has seen here: its observation of this number, from 1. */
    record Value(String experiment, int number) implements Key {
        @Override
        public Optional<String> answer(Function<String, Optional<Recorded>> recordings) {
            return recordings.apply(experiment).flatMap(run -> value(run, number));
        }
    }

    /** Choice a when the first of two observations is the larger one, else choice b. */
    record Larger(String experiment, int first, int second) implements Key {
        @Override
        public Optional<String> answer(Function<String, Optional<Recorded>> recordings) {
            Optional<Recorded> run = recordings.apply(experiment);
            Optional<Double> one = run.flatMap(r -> value(r, first)).flatMap(Key::number);
            Optional<Double> other = run.flatMap(r -> value(r, second)).flatMap(Key::number);
            return one.isEmpty() || other.isEmpty()
                    ? Optional.empty()
                    : Optional.of(one.get() > other.get() ? "a" : "b");
        }
    }

    private static Optional<String> value(Recorded run, int number) {
        List<Observation> seen = run.report().observations();
        return number <= seen.size() ? Optional.of(seen.get(number - 1).value()) : Optional.empty();
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * As it is written: {@code C2.2 answer}, {@code C2.2 value 1}, {@code C2.2 larger 1 4}, or a
     * fixed text.
     */
    static Key of(String written) {
        String[] words = written.strip().split(" +");
        if (words.length < 2 || !words[0].matches("C\\d\\.\\d+[a-z]?")) {
            return new Fixed(written.strip());
        }
        return switch (words[1]) {
            case "answer" -> new Answer(words[0]);
            case "value" -> new Value(words[0], Integer.parseInt(words[2]));
            case "larger" ->
                    new Larger(words[0], Integer.parseInt(words[2]), Integer.parseInt(words[3]));
            default -> throw new IllegalArgumentException("no key of a quiz: " + written);
        };
    }
}
