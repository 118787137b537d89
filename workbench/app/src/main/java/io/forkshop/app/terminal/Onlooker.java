package io.forkshop.app.terminal;

/**
 * Looks at all that a console shows, as a recording does. Called on whichever thread shows
 * something, maybe on two at once: be quick, and throw nothing.
 */
public interface Onlooker {
    /** What went to the screen, escape sequences included. */
    void characters(String shown);

    /** A line as a person reads it: one that was shown, or typed, its prompt before it. */
    void line(String text);
}
