package io.forkshop.app.terminal;

/** A sign we draw ourselves, with the ASCII form used when the terminal may not show the other. */
public enum Glyph {
    ELLIPSIS("…", "..."),
    BAR("│", "|"),
    RULE("─", "-"),
    HEAVY_RULE("═", "="),
    BULLET("•", "*"),
    INNER_BULLET("◦", "-"),
    ARROW("→", "->"),
    POINTER("▸", ">"),
    BACK_POINTER("◂", "<"),
    CROSSING("┼", "+"),
    QUESTION("?", "?"),
    TICK("✓", "+"),
    CROSS("✗", "x"),
    TREE_BRANCH("├─ ", "|- "),
    TREE_LAST("└─ ", "`- "),
    TREE_DOWN("│  ", "|  ");

    private final String unicode;
    private final String ascii;

    Glyph(String unicode, String ascii) {
        this.unicode = unicode;
        this.ascii = ascii;
    }

    String form(boolean wantUnicode) {
        return wantUnicode ? unicode : ascii;
    }
}
