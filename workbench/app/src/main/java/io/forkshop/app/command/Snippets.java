package io.forkshop.app.command;

import io.forkshop.app.evaluate.Kept;

import java.util.ArrayList;
import java.util.List;

/** Finds the snippets that words such as {@code 3} or {@code area} mean. */
final class Snippets {
    private Snippets() {}

    static List<Kept> all(JavaLines java, boolean withStartup) {
        List<Kept> all = new ArrayList<>(withStartup ? java.startup() : List.of());
        all.addAll(java.snippets());
        return all;
    }

    /** Those of this id or name; several when a method has overloads. */
    static List<Kept> of(String word, JavaLines java) {
        List<Kept> found = new ArrayList<>();
        for (Kept each : all(java, true)) {
            boolean named = each.kind().isDeclaration() && each.name().equals(word);
            if (each.id().equals(word) || named) {
                found.add(each);
            }
        }
        return found;
    }

    /** Those of all these words, or all there are when there is none; null when one means none. */
    static List<Kept> of(Arguments arguments, JavaLines java) {
        if (arguments.count() == 0) {
            return java.snippets();
        }
        List<Kept> found = new ArrayList<>();
        for (String word : arguments.words()) {
            List<Kept> meant = of(word, java);
            if (meant.isEmpty()) {
                return null;
            }
            found.addAll(meant);
        }
        return found;
    }

    static Outcome none(Arguments arguments) {
        return Outcome.failed(
                "No snippet has the id or name '" + arguments.rest() + "'. '/list' lists them.");
    }
}
