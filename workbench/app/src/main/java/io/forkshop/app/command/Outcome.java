package io.forkshop.app.command;

/** How a command ended. In batch the first failure's code becomes the exit code. */
public sealed interface Outcome {
    Outcome OK = new Ok();
    Outcome QUIT = new Quit();

    int FAILED = 1;
    int USAGE = 2;
    int TIMEOUT = 124;
    int INTERRUPTED = 130;

    record Ok() implements Outcome {}

    /** The message is one or two sentences: what happened, the evidence, what to do next. */
    record Failed(int code, String message) implements Outcome {}

    record Quit() implements Outcome {}

    /** The command was understood and did not succeed: exit code 1. */
    static Outcome failed(String message) {
        return new Failed(FAILED, message);
    }

    /** The command was not understood: exit code 2. */
    static Outcome usage(String message) {
        return new Failed(USAGE, message);
    }

    static Outcome timeout(String message) {
        return new Failed(TIMEOUT, message);
    }

    static Outcome interrupted() {
        return new Failed(INTERRUPTED, "Interrupted.");
    }

    default int code() {
        return this instanceof Failed failed ? failed.code() : 0;
    }
}
