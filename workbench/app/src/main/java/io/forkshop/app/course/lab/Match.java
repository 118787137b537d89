package io.forkshop.app.course.lab;

/** How a prediction compares with what happened. */
public enum Match {
    RIGHT("as you predicted"),
    CLOSE("close to your prediction"),
    OTHER("not as you predicted"),
    NOT_MEASURED("nothing to compare with");

    private final String words;

    Match(String words) {
        this.words = words;
    }

    /** The comparison as a learner reads it. */
    @Override
    public String toString() {
        return words;
    }
}
