package io.forkshop.app.course.lab;

/**
 * Something kept us from measuring; the message says what, and becomes the report's explanation.
 */
public final class NotMeasured extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotMeasured(String reason) {
        super(reason);
    }
}
