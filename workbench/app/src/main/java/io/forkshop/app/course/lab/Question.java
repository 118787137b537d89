package io.forkshop.app.course.lab;

import java.util.List;

/**
 * What a learner is asked before an experiment runs.
 *
 * @param choices the words to choose from (CHOICE) or to put in order (ORDER); otherwise empty
 * @param tolerance how far a NUMBER may be off and still be right, as a share of what happened: 0.2
 *     accepts 4 where 5 happened; of a TEXT, the share of its letters that may be wrong
 */
public record Question(String text, Kind kind, List<String> choices, double tolerance) {

    /** How an answer is written, and so how it is compared with what happened. */
    public enum Kind {
        NUMBER,
        CHOICE,
        ORDER,
        TEXT
    }

    public Question {
        choices = List.copyOf(choices);
    }

    public static Question count(String text) {
        return new Question(text, Kind.NUMBER, List.of(), 0);
    }

    public static Question number(String text, double tolerance) {
        return new Question(text, Kind.NUMBER, List.of(), tolerance);
    }

    public static Question choice(String text, String... choices) {
        return new Question(text, Kind.CHOICE, List.of(choices), 0);
    }

    public static Question order(String text, String... items) {
        return new Question(text, Kind.ORDER, List.of(items), 0);
    }

    /** A few words; they may stand within a sentence, and have slips of the finger. */
    public static Question text(String text) {
        return new Question(text, Kind.TEXT, List.of(), 0.2);
    }
}
