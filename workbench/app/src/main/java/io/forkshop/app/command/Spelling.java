package io.forkshop.app.command;

import io.forkshop.app.course.lab.Slips;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds the known words that somebody may have meant. */
final class Spelling {
    private Spelling() {}

    /** The nearest known words, at most three; empty when none is near enough to be meant. */
    static List<String> near(String typed, Collection<String> known) {
        int best = Math.max(1, typed.length() / 3) + 1;
        List<String> found = new ArrayList<>();
        for (String word : known) {
            int distance = Slips.of(typed, word);
            if (distance < best) {
                best = distance;
                found.clear();
            }
            if (distance == best && distance <= Math.max(1, typed.length() / 3)) {
                found.add(word);
            }
        }
        return found.size() > 3 ? found.subList(0, 3) : found;
    }

    /** {@code " Did you mean 'kill'?"}, or nothing. */
    static String hint(String typed, Collection<String> known) {
        List<String> near = near(typed, known);
        return near.isEmpty() ? "" : " Did you mean '" + String.join("' or '", near) + "'?";
    }
}
