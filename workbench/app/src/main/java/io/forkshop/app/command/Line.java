package io.forkshop.app.command;

import java.util.Set;

/**
 * The grammar of one line, which may be a command or Java. A leading slash always means a command.
 * A known first word means a command unless what follows makes it Java. All else is Java.
 */
public sealed interface Line {
    /** The name is as typed, without the slash: it may be an alias, a prefix or unknown. */
    record Command(String name, String rest, boolean slash) implements Line {}

    record Java(String source) implements Line {}

    /** Nothing, or a comment. */
    record Empty() implements Line {}

    /** The words that, standing free after a name, make a line Java: {@code ps + 1}. */
    Set<String> OPERATORS =
            Set.of(
                    "+",
                    "-",
                    "*",
                    "/",
                    "%",
                    "&",
                    "|",
                    "^",
                    "<",
                    ">",
                    "&&",
                    "||",
                    "<<",
                    ">>",
                    ">>>",
                    "==",
                    "!=",
                    "<=",
                    ">=",
                    "+=",
                    "-=",
                    "*=",
                    "/=",
                    "%=",
                    "&=",
                    "|=",
                    "^=",
                    "<<=",
                    ">>=",
                    ">>>=",
                    "->",
                    "::",
                    "instanceof");

    static Line parse(String typed, Set<String> commandNames) {
        String line = typed.strip();
        if (line.isEmpty() || line.startsWith("//") || line.startsWith("#")) {
            return new Empty();
        }
        boolean slash = line.charAt(0) == '/' && !line.startsWith("/*");
        String body = slash ? line.substring(1) : line;
        int end = endOfWord(body, 0);
        String name = body.substring(0, end);
        String rest = body.substring(end).strip();
        if (slash) {
            return new Command(name, rest, true);
        }
        if (commandNames.contains(name) && !makesJava(rest) && !declares(name, rest)) {
            return new Command(name, rest, false);
        }
        return new Java(line);
    }

    /** Whether this text, after a word and a blank, can only be the rest of a Java expression. */
    private static boolean makesJava(String rest) {
        if (rest.isEmpty()) {
            return false;
        }
        String first = rest.substring(0, endOfWord(rest, 0));
        boolean more = first.length() < rest.length();
        return switch (rest.charAt(0)) {
            case '(', '=' -> true;
            case '?' -> more && first.equals("?");
            case '/' -> more && OPERATORS.contains(first); // alone it is a path
            case '+', '-' -> doubled(first) || OPERATORS.contains(first);
            case '.' -> isCall(rest);
            default -> OPERATORS.contains(first);
        };
    }

    /** {@code record P(int x)} is Java's own word; {@code record lesson.cast} is the command. */
    private static boolean declares(String name, String rest) {
        if (!name.equals("record")) {
            return false;
        }
        int at = 0;
        while (at < rest.length() && Character.isJavaIdentifierPart(rest.charAt(at))) {
            at++;
        }
        String after = rest.substring(at).stripLeading();
        return at > 0 && (after.startsWith("(") || after.startsWith("<"));
    }

    private static boolean doubled(String word) {
        return word.startsWith("++") || word.equals("--") || word.equals("--;");
    }

    /** {@code .name(} goes on with a Java expression; {@code .name} and {@code ./x} are files. */
    private static boolean isCall(String rest) {
        int at = 1;
        while (at < rest.length() && Character.isJavaIdentifierPart(rest.charAt(at))) {
            at++;
        }
        return at > 1 && at < rest.length() && rest.charAt(at) == '(';
    }

    private static int endOfWord(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
