package io.forkshop.app.course.experiments;

/**
 * Something kept us from measuring; the message says what, and becomes the report's explanation.
 */
final class NotMeasured extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotMeasured(String reason) {
        super(reason);
    }
}
