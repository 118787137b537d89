package io.forkshop.app.command;

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
            int distance = distance(typed, word);
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

    /** Edit distance in which two swapped neighbours count once (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cell(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cell(int[][] d, String a, String b, int i, int j) {
        char x = Character.toLowerCase(a.charAt(i - 1));
        char y = Character.toLowerCase(b.charAt(j - 1));
        int least = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1);
        least = Math.min(least, d[i - 1][j - 1] + (x == y ? 0 : 1));
        boolean swapped =
                i > 1
                        && j > 1
                        && x == Character.toLowerCase(b.charAt(j - 2))
                        && y == Character.toLowerCase(a.charAt(i - 2));
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}
