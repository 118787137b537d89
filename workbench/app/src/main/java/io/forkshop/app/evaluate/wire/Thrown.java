package io.forkshop.app.evaluate.wire;

import io.forkshop.app.frames.Malformed;

import java.util.ArrayList;
import java.util.List;

/**
 * One exception of a chain of causes.
 *
 * @param type the class's binary name
 * @param message null where it has none
 * @param unresolved the number of the snippet that cannot run yet; 0 for an ordinary exception
 */
public record Thrown(String type, String message, int unresolved, List<Frame> frames) {
    /** The most that is told: a chain may be endless, a stack has 1,024 frames. */
    public static final int MOST_CAUSES = 8;

    /** The first of each exception's. */
    public static final int MOST_FRAMES = 200;

    /** Of a message. */
    public static final int MOST_CHARACTERS = 16 * 1024;

    /** Of each name in a frame. */
    public static final int LONGEST_NAME = 500;

    /** One frame of a stack; the file may be null. */
    public record Frame(String type, String method, String file, int line) {}

    void writeTo(FrameWriter to) {
        to.text(type).maybe(message).number(unresolved).number(frames.size());
        for (Frame frame : frames) {
            to.text(frame.type).text(frame.method).maybe(frame.file).number(frame.line);
        }
    }

    static Thrown read(FrameReader from) throws Malformed {
        String type = from.text();
        String message = from.maybe();
        int unresolved = from.number();
        int count = from.count(3 * Integer.BYTES + 1);
        List<Frame> frames = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            frames.add(new Frame(from.text(), from.text(), from.maybe(), from.number()));
        }
        return new Thrown(type, message, unresolved, frames);
    }
}
