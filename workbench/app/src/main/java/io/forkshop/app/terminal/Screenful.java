package io.forkshop.app.terminal;

import java.util.List;

/** A view that has the whole screen to itself. All is called on the thread that shows it. */
public interface Screenful {
    /** Looks again; false when there is no more to see. */
    boolean next();

    /** What was seen, drawn for so many columns and at most so many rows. */
    List<Text> lines(int width, int height);

    /** Whether this key means something here; the same look is drawn again. */
    boolean key(char key);
}
