package io.forkshop.app.call;

import io.forkshop.runtime.process.Stdio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code pipe,ignore,inherit,FILE}: what the descriptors 0, 1, 2, … are connected to. */
final class StdioList {
    private static final List<String> KNOWN = List.of("pipe", "ignore", "inherit");

    private StdioList() {}

    /** One word alone stands for all three, as in Node. */
    static List<Stdio> of(String typed, Form form) {
        String[] words = typed.split(",", -1);
        List<Stdio> items = new ArrayList<>();
        for (int i = 0; i < Math.max(3, words.length); i++) {
            String word = words.length == 1 ? words[0] : i < words.length ? words[i] : "pipe";
            items.add(item(i, word));
        }
        if (items.getFirst() instanceof Stdio.Inherit) {
            throw new NotUnderstood(
                    "Descriptor 0 cannot be inherited here: the prompt reads it, and two readers"
                            + " would take each other's keys. Use ignore, or a file.");
        }
        if (form == Form.FORK) {
            items.add(3, Stdio.ipc());
        }
        return items;
    }

    private static Stdio item(int descriptor, String word) {
        return switch (word) {
            case "pipe" -> Stdio.pipe();
            case "ignore" -> Stdio.ignore();
            case "inherit" -> Stdio.inherit();
            case "ipc" ->
                    throw new NotUnderstood(
                            "ipc is fork's: it adds the channel by itself, as descriptor 3.");
            case "" -> throw new NotUnderstood("--stdio has an empty place: pipe,ignore,pipe");
            default -> file(descriptor, word);
        };
    }

    /** Read when it is descriptor 0, else written anew. */
    private static Stdio file(int descriptor, String word) {
        if (word.matches("\\w+")) { // More likely a slip than a file.
            throw new NotUnderstood(
                    "--stdio has no '" + word + "'. A file of that name is ./" + word + ".",
                    word,
                    KNOWN);
        }
        Path file = Values.path(word).toAbsolutePath().normalize();
        return Stdio.file(file, descriptor == 0 ? Stdio.Mode.READ : Stdio.Mode.WRITE);
    }

    /** As Java says it. */
    static String java(List<Stdio> items) {
        return String.join(", ", items.stream().map(StdioList::java).toList());
    }

    private static String java(Stdio item) {
        return switch (item) {
            case Stdio.FromFile(var path, var mode) ->
                    "Stdio.file(Path.of("
                            + JavaText.literal(path.toString())
                            + "), Stdio.Mode."
                            + mode
                            + ")";
            default -> "Stdio." + item.getClass().getSimpleName().toLowerCase() + "()";
        };
    }
}
