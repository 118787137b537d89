package io.forkshop.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.function.Predicate;

/**
 * Cuts lines into what is run at a time: a command, with as many lines as its JSON takes, or Java,
 * with as many as it needs to be whole. The same for a script, a paste and a line being typed.
 */
final class Portions {
    private final BufferedReader lines;
    private final Predicate<String> unfinishedJava;
    private String ahead;
    private boolean cutShort;

    /**
     * @param unfinishedJava whether Java whose brackets are closed goes on none the less; asked of
     *     no other
     */
    Portions(BufferedReader lines, Predicate<String> unfinishedJava) {
        this.lines = lines;
        this.unfinishedJava = unfinishedJava;
    }

    static Portions of(String text, Predicate<String> unfinishedJava) {
        return new Portions(new BufferedReader(new StringReader(text)), unfinishedJava);
    }

    /** Whether the last portion of this text needs a further line. */
    static boolean goesOn(String text, Predicate<String> unfinishedJava) {
        Portions portions = of(text, unfinishedJava);
        try {
            while (portions.next() != null) {
                if (portions.cutShort) {
                    return true;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return false;
    }

    /** The next portion; null at the end. */
    String next() throws IOException {
        String line = ahead != null ? ahead : lines.readLine();
        ahead = null;
        cutShort = false;
        if (line == null) {
            return null;
        }
        if (Line.parse(line, Registry.words()) instanceof Line.Java) {
            return java(line);
        }
        Unfinished unfinished = Unfinished.after(line);
        return unfinished == null ? line : json(line, unfinished);
    }

    /** Whether the lines ended before the last portion did. */
    boolean cutShort() {
        return cutShort;
    }

    /** A line that is a command with a slash is no Java: it ends what a missing bracket began. */
    private String java(String first) throws IOException {
        StringBuilder whole = new StringBuilder(first);
        Brackets brackets = Brackets.of(first);
        while (brackets.open() || unfinishedJava.test(whole.toString())) {
            String more = lines.readLine();
            if (more == null || slash(more)) {
                ahead = more;
                cutShort = more == null;
                break;
            }
            brackets.add(more);
            whole.append('\n').append(more);
        }
        return whole.toString();
    }

    private static boolean slash(String line) {
        return Line.parse(line, Registry.words()) instanceof Line.Command command
                && command.slash()
                && !command.name().isEmpty();
    }

    /**
     * No JSON value goes on with a command's name, so a missing bracket costs its own line and not
     * the rest of the script.
     */
    private String json(String first, Unfinished unfinished) throws IOException {
        StringBuilder whole = new StringBuilder(first);
        while (unfinished.goesOn()) {
            String more = lines.readLine();
            if (more == null || Line.parse(more, Registry.words()) instanceof Line.Command) {
                ahead = more;
                cutShort = more == null;
                break;
            }
            unfinished.add(more);
            whole.append('\n').append(more);
        }
        return whole.toString();
    }
}
