package io.forkshop.app.evaluate.wire;

import io.forkshop.app.frames.Malformed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** What the session tells the workbench. Written and read here, side by side. */
public sealed interface Report {
    /** The most bytes of a report: what a session must never make the workbench hold. */
    int LONGEST = 4 * 1024 * 1024;

    /** The most characters of a value's text. */
    int MOST_CHARACTERS = 64 * 1024;

    /** The first report: the session takes orders. */
    record Ready() implements Report {}

    /** It was done, and there is nothing to tell of it. */
    record Done() implements Report {}

    /** A snippet ended, or a variable was read: what it holds. */
    record Value(String text) implements Report {}

    /** It could not even be tried. */
    record Broken(String why) implements Report {}

    /** A snippet threw; the first is the exception, the others are its causes. */
    record Threw(List<Thrown> chain) implements Report {}

    /** A snippet was stopped. */
    record Stopped() implements Report {}

    /** Bytes that a snippet printed. */
    record Output(boolean error, byte[] bytes) implements Report {}

    /** A snippet reads its standard input: see {@link Order.Line}. */
    record Asks() implements Report {}

    /** From one thread at a time. */
    default void sendTo(OutputStream out) throws IOException {
        writer().sendTo(out);
    }

    private FrameWriter writer() {
        if (this instanceof Output output) {
            return new FrameWriter(output.error ? 2 : 1).bytes(output.bytes);
        } else if (this instanceof Value value) {
            return new FrameWriter(3).text(value.text);
        } else if (this instanceof Done) {
            return new FrameWriter(4);
        } else if (this instanceof Threw threw) {
            FrameWriter to = new FrameWriter(5).number(threw.chain.size());
            for (Thrown thrown : threw.chain) {
                thrown.writeTo(to);
            }
            return to;
        } else if (this instanceof Broken broken) {
            return new FrameWriter(7).text(broken.why);
        }
        return new FrameWriter(this instanceof Stopped ? 8 : this instanceof Asks ? 9 : 10);
    }

    /** Null at the end. */
    static Report next(InputStream in) throws IOException {
        FrameReader from = FrameReader.next(in, LONGEST);
        if (from == null) {
            return null;
        }
        Report report = read(from);
        from.end();
        return report;
    }

    private static Report read(FrameReader from) throws Malformed {
        int type = from.octet();
        return switch (type) {
            case 1, 2 -> new Output(type == 2, from.bytes());
            case 3 -> new Value(from.text());
            case 4 -> new Done();
            case 5 -> threw(from);
            case 7 -> new Broken(from.text());
            case 8 -> new Stopped();
            case 9 -> new Asks();
            case 10 -> new Ready();
            default -> throw new Malformed("a report of type " + type);
        };
    }

    private static Threw threw(FrameReader from) throws Malformed {
        int count = from.count(1);
        if (count < 1 || count > Thrown.MOST_CAUSES) {
            throw new Malformed("a chain of " + count + " exceptions");
        }
        List<Thrown> chain = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            chain.add(Thrown.read(from));
        }
        return new Threw(chain);
    }
}
