package io.forkshop.app.evaluate;

import java.util.List;

/** What became of one snippet. A statement that ran has none. */
public sealed interface Result {
    /**
     * A value that has, or was given, a name.
     *
     * @param temporary the name was made up, such as {@code $1}
     * @param text the value as it says itself, cut where nobody would read on
     */
    record Value(String name, String type, String text, boolean temporary) implements Result {}

    /**
     * @param signature {@code (int,String)int} of a method, {@code class} or the like of a type,
     *     the type of a variable
     */
    record Declared(Kept.Kind kind, String name, String signature, How how) implements Result {}

    /** What a declaration did. */
    enum How {
        CREATED,
        /** The same name and signature, another body. */
        MODIFIED,
        /** Another signature under the same name. */
        REPLACED,
        /** A variable that lost its value, since its type was declared anew. */
        RESET
    }

    /** Declared, but what it needs is not there yet. */
    record NotYetRunnable(String name, List<String> unresolved) implements Result {
        public NotYetRunnable {
            unresolved = List.copyOf(unresolved);
        }
    }

    /** It does not compile. Nothing has changed. */
    record Rejected(String source, List<Problem> problems) implements Result {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /** An error of the compiler; from start to end in the source, in chars; -1 where unknown. */
    record Problem(String message, int start, int end) {}

    /**
     * It threw.
     *
     * @param message null where there is none
     * @param frames those in snippets, the innermost first
     * @param causes the same of each cause, without causes of their own
     */
    record Threw(String exception, String message, List<Frame> frames, List<Threw> causes)
            implements Result {
        public Threw {
            frames = List.copyOf(frames);
            causes = List.copyOf(causes);
        }
    }

    /**
     * A place in a snippet.
     *
     * @param snippet its id, as in {@link Kept#id}
     * @param method where in it; empty outside of every method
     * @param line from 1, within the snippet
     */
    record Frame(String snippet, String method, int line) {}

    /** It was stopped; what it had done is done. */
    record Stopped() implements Result {}

    /**
     * The session's process is gone, and the variables with it. Imports, methods and types live on.
     *
     * @param why such as {@code System.exit(7)}, for the middle of a sentence
     * @param variables the names that are gone, temporary ones aside; {@link Evaluator#restore}
     *     runs their initialisers again
     * @param replaced false when no other session could be started
     */
    record Lost(String why, List<String> variables, boolean replaced) implements Result {
        public Lost {
            variables = List.copyOf(variables);
        }
    }

    /** Whether what follows on the same line is not run. */
    default boolean failed() {
        return this instanceof Rejected
                || this instanceof Threw
                || this instanceof Stopped
                || this instanceof Lost;
    }
}
