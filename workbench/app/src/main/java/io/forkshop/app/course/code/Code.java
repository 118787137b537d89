package io.forkshop.app.course.code;

import java.util.List;

/** What the parts of a program are, in Java, JavaScript and JSON; any other language is plain. */
public final class Code {
    /** What a part of a program is, when it is not plain. */
    public enum Kind {
        KEYWORD,
        TYPE,
        STRING,
        NUMBER,
        ANNOTATION,
        COMMENT,
        NAME
    }

    /** A part of a source that is not plain, by index in characters. */
    public record Span(int start, int end, Kind kind) {}

    private Code() {}

    /** The parts of a source that are not plain, in order; also of a line still being typed. */
    public static List<Span> spans(String language, String source) {
        return switch (language) {
            case "java" -> new Lexer(source, Lexer.JAVA).spans();
            case "js", "javascript", "mjs", "cjs" -> new Lexer(source, Lexer.JS).spans();
            case "json" -> new Lexer(source, Lexer.JSON).spans();
            default -> List.of();
        };
    }
}
