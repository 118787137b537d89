package io.forkshop.app.evaluate.session;

import io.forkshop.app.evaluate.wire.Report;
import io.forkshop.app.evaluate.wire.Thrown;

import jdk.jshell.spi.SPIResolutionException;

import java.util.ArrayList;
import java.util.List;

/** Exceptions as they can travel: no more of each than a person reads, of a chain neither. */
final class Exceptions {
    private Exceptions() {}

    static Report.Threw report(Throwable thrown) {
        List<Thrown> chain = new ArrayList<>();
        // A chain that bites its own tail ends here, too.
        for (Throwable each = thrown;
                each != null && chain.size() < Thrown.MOST_CAUSES;
                each = each.getCause()) {
            chain.add(one(each));
        }
        return new Report.Threw(chain);
    }

    private static Thrown one(Throwable thrown) {
        int unresolved = thrown instanceof SPIResolutionException e ? e.id() : 0;
        List<Thrown.Frame> frames = new ArrayList<>();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frames.size() == Thrown.MOST_FRAMES) {
                break;
            }
            frames.add(
                    new Thrown.Frame(
                            name(frame.getClassName()),
                            name(frame.getMethodName()),
                            frame.getFileName() == null ? null : name(frame.getFileName()),
                            frame.getLineNumber()));
        }
        return new Thrown(name(thrown.getClass().getName()), message(thrown), unresolved, frames);
    }

    /** A message is the learner's own code, and may throw itself. */
    private static String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? null : cut(message, Thrown.MOST_CHARACTERS);
        } catch (RuntimeException | Error e) {
            return "(its message threw " + e.getClass().getName() + ")";
        }
    }

    private static String name(String name) {
        return cut(name, Thrown.LONGEST_NAME);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }
}
