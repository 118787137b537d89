package io.forkshop.app.course.lab;

/** How many slips of the finger lie between two texts; case is none. */
public final class Slips {
    private Slips() {}

    /** Edit distance in which two swapped neighbours count once (optimal string alignment). */
    public static int of(String a, String b) {
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
