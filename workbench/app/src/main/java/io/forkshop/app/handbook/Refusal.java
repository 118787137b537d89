package io.forkshop.app.handbook;

import java.nio.file.Path;

/** Something in a source that would make a wrong page: where it is, and what to do instead. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Refusal(Path file, int line, String sentence) {
        super(file + ":" + line + ": " + sentence, null, false, false);
    }
}
