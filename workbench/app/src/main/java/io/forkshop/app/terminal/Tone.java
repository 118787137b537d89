package io.forkshop.app.terminal;

/**
 * What a run of text means. Each meaning is drawn with attributes and the 16 theme colours only, so
 * that the person's own theme decides what is readable. A tone never carries a meaning alone: the
 * words say it too.
 */
public enum Tone {
    PLAIN(""),
    STRONG("1"),
    EMPHASIS("3"),
    DIM("2"),
    HEADING("1;36"),
    CODE("36"),
    KEYWORD("35"),
    TYPE("33"),
    STRING("32"),
    NUMBER("34"),
    ANNOTATION("33"),
    COMMENT("2"),
    LINK("4"),
    NAME("1;34"),
    GOOD("32"),
    BAD("31"),
    WARNING("33"),
    TYPED("1;32");

    private final String sgr;

    Tone(String sgr) {
        this.sgr = sgr;
    }

    /** Parameters of the SGR sequence; empty for plain text. */
    String sgr() {
        return sgr;
    }
}
