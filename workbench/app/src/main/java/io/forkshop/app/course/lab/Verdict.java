package io.forkshop.app.course.lab;

/** What this machine says about a claim. A measurement that could not be taken decides nothing. */
public enum Verdict {
    HOLDS("holds"),
    DOES_NOT_HOLD("does not hold here"),
    COULD_NOT_MEASURE("could not be measured");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** The verdict as a learner reads it. */
    @Override
    public String toString() {
        return words;
    }
}
