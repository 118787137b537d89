package io.forkshop.app.course.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a typed answer beside what happened. Pure: no terminal, no files, no processes.
 *
 * <p>People answer freely ("about 2x", "2,5", "b", "copy"), so reading is generous; deciding is
 * not.
 */
public final class Prediction {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+([.,]\\d+)?|[.,]\\d+)");

    /** A number off by up to this many tolerances is called close, not right. */
    private static final double CLOSE = 2.5;

    private Prediction() {}

    /** Compares what was typed before the run with what the run found. */
    public static Match compare(Question question, String typed, Report report) {
        if (report.verdict() == Verdict.COULD_NOT_MEASURE || report.answer().isBlank()) {
            return Match.NOT_MEASURED;
        }
        return compare(question, typed, report.answer());
    }

    /** Compares what was typed with the right answer, in the words of the question. */
    public static Match compare(Question question, String typed, String answer) {
        return switch (question.kind()) {
            case NUMBER -> number(typed, answer, question.tolerance());
            case CHOICE -> choice(question, typed, answer);
            case ORDER -> order(typed, answer);
            case TEXT -> text(typed, answer, question.tolerance());
        };
    }

    /** What kind of answer can be compared, for somebody whose answer could not. */
    public static String wanted(Question question) {
        return switch (question.kind()) {
            case NUMBER -> "a number is wanted.";
            case CHOICE -> "type the letter of a choice, or its words.";
            case ORDER -> "type the words in their order, with blanks between.";
            case TEXT -> "type a few words.";
        };
    }

    /**
     * True when an answer of this kind can be read at all, so that a slip can be asked about again.
     */
    public static boolean understands(Question question, String typed) {
        return switch (question.kind()) {
            case NUMBER -> firstNumber(typed).isPresent();
            case CHOICE -> chosen(question, typed).isPresent();
            case ORDER, TEXT -> !typed.isBlank();
        };
    }

    private static Match number(String typed, String answer, double tolerance) {
        OptionalDouble guess = firstNumber(typed);
        OptionalDouble fact = firstNumber(answer);
        if (guess.isEmpty() || fact.isEmpty()) {
            return Match.OTHER;
        }
        double off = Math.abs(guess.getAsDouble() - fact.getAsDouble());
        double allowed = Math.abs(fact.getAsDouble()) * tolerance;
        if (off <= allowed + 1e-9) {
            return Match.RIGHT;
        }
        return off <= allowed * CLOSE ? Match.CLOSE : Match.OTHER;
    }

    private static Match choice(Question question, String typed, String answer) {
        return chosen(question, typed).map(words -> words.equals(words(answer))).orElse(false)
                ? Match.RIGHT
                : Match.OTHER;
    }

    /** A choice may be given by its letter, its number, its words, or a beginning only it has. */
    private static Optional<String> chosen(Question question, String typed) {
        String given = words(typed);
        List<String> choices = question.choices().stream().map(Prediction::words).toList();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (choices.contains(given)) {
            return Optional.of(given);
        }
        int index = given.length() == 1 ? "abcdefghi".indexOf(given) : -1;
        if (index < 0 && given.length() == 1) {
            index = "123456789".indexOf(given);
        }
        if (index >= 0 && index < choices.size()) {
            return Optional.of(choices.get(index));
        }
        List<String> begun = choices.stream().filter(c -> c.startsWith(given)).toList();
        return begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
    }

    /** Right when every place agrees; close when one exchange of two items would make it so. */
    private static Match order(String typed, String answer) {
        List<String> guess = items(typed);
        List<String> fact = items(answer);
        if (guess.equals(fact)) {
            return Match.RIGHT;
        }
        if (guess.size() != fact.size()
                || !guess.stream().sorted().toList().equals(fact.stream().sorted().toList())) {
            return Match.OTHER;
        }
        long wrong = 0;
        for (int i = 0; i < fact.size(); i++) {
            wrong += guess.get(i).equals(fact.get(i)) ? 0 : 1;
        }
        return wrong == 2 && fact.size() > 2 ? Match.CLOSE : Match.OTHER;
    }

    /** Any run of as many words as the answer has may be meant by it. */
    private static Match text(String typed, String answer, double tolerance) {
        List<String> fact = plain(answer);
        List<String> said = plain(typed);
        String whole = String.join(" ", fact);
        int least = Integer.MAX_VALUE;
        for (int from = 0; from + fact.size() <= Math.max(said.size(), fact.size()); from++) {
            int to = Math.min(from + fact.size(), said.size());
            least = Math.min(least, Slips.of(String.join(" ", said.subList(from, to)), whole));
        }
        double allowed = whole.length() * tolerance;
        if (least <= allowed) {
            return Match.RIGHT;
        }
        return least <= allowed * CLOSE ? Match.CLOSE : Match.OTHER;
    }

    private static List<String> plain(String text) {
        return Arrays.stream(words(text).split("[^\\p{L}\\p{N}_]+"))
                .filter(s -> !s.isEmpty())
                .toList();
    }

    private static List<String> items(String text) {
        return Arrays.stream(words(text).split("[\\s,;>-]+")).filter(s -> !s.isEmpty()).toList();
    }

    private static OptionalDouble firstNumber(String text) {
        Matcher found = NUMBER.matcher(text);
        return found.find()
                ? OptionalDouble.of(Double.parseDouble(found.group().replace(',', '.')))
                : OptionalDouble.empty();
    }

    private static String words(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
