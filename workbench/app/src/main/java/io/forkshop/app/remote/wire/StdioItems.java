package io.forkshop.app.remote.wire;

import io.forkshop.app.frames.Malformed;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.Stdio;

import java.util.ArrayList;
import java.util.List;

/** What a child's descriptors are connected to, on the line. */
final class StdioItems {
    private static final int DESCRIPTORS = 3;

    private StdioItems() {}

    static List<Object> write(List<Stdio> items) {
        List<Object> written = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            written.add(write(i, items.get(i)));
        }
        return written;
    }

    private static Object write(int index, Stdio item) {
        if (index >= DESCRIPTORS && item instanceof Stdio.Pipe) {
            throw refused("A pipe at descriptor " + index);
        }
        return switch (item) {
            case Stdio.Pipe() -> "pipe";
            case Stdio.Ignore() -> "ignore";
            case Stdio.Inherit() -> "inherit";
            case Stdio.Ipc() -> "ipc";
            case Stdio.FromFile(var path, var mode) -> List.of(path.toString(), mode.name());
            case Stdio.Descriptor(int number) -> throw refused("Descriptor " + number);
            case Stdio.OutputOf output -> throw refused("The output of a child");
            case Stdio.InputOf input -> throw refused("The input of a child");
        };
    }

    private static ForkshopException refused(String what) {
        return new ForkshopException(
                "ERR_INVALID_ARG_VALUE",
                what
                        + " belongs to the process of the Java session, and this child would be the"
                        + " workbench's. Call ChildProcesses.spawn or ChildProcesses.fork, which"
                        + " start it in the session.");
    }

    static Stdio[] read(Fields from) throws Malformed {
        Stdio[] items = new Stdio[from.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] =
                    from.value(i) instanceof List<?> file
                            ? file(new Fields(file))
                            : item(i, from.text(i));
        }
        return items;
    }

    private static Stdio file(Fields from) throws Malformed {
        return Stdio.file(Wishes.path(from.text(0)), from.constant(Stdio.Mode.class, 1));
    }

    private static Stdio item(int index, String word) throws Malformed {
        if (index == 0 && word.equals("inherit")) {
            throw new ForkshopException(
                    "ERR_INVALID_ARG_VALUE",
                    "Descriptor 0 cannot be inherited here: the prompt reads it, and two readers"
                            + " would take each other's keys. Use Stdio.ignore(), or a file.");
        }
        return switch (word) {
            case "pipe" -> Stdio.pipe();
            case "ignore" -> Stdio.ignore();
            case "inherit" -> Stdio.inherit();
            case "ipc" -> Stdio.ipc();
            default -> throw new Malformed("an unknown item of stdio");
        };
    }
}
