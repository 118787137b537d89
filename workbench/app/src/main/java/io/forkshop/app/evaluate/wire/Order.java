package io.forkshop.app.evaluate.wire;

import io.forkshop.app.frames.Malformed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** What the workbench tells the session to do. Written and read here, side by side. */
public sealed interface Order {
    /** The most bytes of an order: a snippet's classes, all together. */
    int LONGEST = 64 * 1024 * 1024;

    /** Classes to define when they are first needed. Has no answer: whoever needs them hears. */
    record Load(List<ClassFile> classes) implements Order {}

    /** Run a method without parameters. The number names this run in a wish to stop. */
    record Invoke(int run, String type, String method) implements Order {}

    /** Read a variable. */
    record Read(String type, String variable) implements Order {}

    /** Put a folder or jar on the class path of the snippets. */
    record AddClassPath(String path) implements Order {}

    /** The answer to {@link Report.Asks}; null: there is no input. */
    record Line(String text) implements Order {}

    /** From one thread at a time. */
    default void sendTo(OutputStream out) throws IOException {
        writer().sendTo(out);
    }

    private FrameWriter writer() {
        if (this instanceof Load load) {
            FrameWriter to = new FrameWriter(1).number(load.classes.size());
            for (ClassFile file : load.classes) {
                to.text(file.name()).bytes(file.bytes());
            }
            return to;
        } else if (this instanceof Invoke invoke) {
            return new FrameWriter(2).number(invoke.run).text(invoke.type).text(invoke.method);
        } else if (this instanceof Read read) {
            return new FrameWriter(3).text(read.type).text(read.variable);
        } else if (this instanceof AddClassPath add) {
            return new FrameWriter(4).text(add.path);
        }
        return new FrameWriter(5).maybe(((Line) this).text);
    }

    /** Null at the end. */
    static Order next(InputStream in) throws IOException {
        FrameReader from = FrameReader.next(in, LONGEST);
        if (from == null) {
            return null;
        }
        Order order = read(from);
        from.end();
        return order;
    }

    private static Order read(FrameReader from) throws Malformed {
        int type = from.octet();
        // The old switch: a pattern switch would cost the session's start more than all of this.
        return switch (type) {
            case 1 -> load(from);
            case 2 -> new Invoke(from.number(), from.text(), from.text());
            case 3 -> new Read(from.text(), from.text());
            case 4 -> new AddClassPath(from.text());
            case 5 -> new Line(from.maybe());
            default -> throw new Malformed("an order of type " + type);
        };
    }

    private static Load load(FrameReader from) throws Malformed {
        int count = from.count(2 * Integer.BYTES);
        List<ClassFile> classes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            classes.add(new ClassFile(from.text(), from.bytes()));
        }
        return new Load(classes);
    }
}
