package io.forkshop.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said about a line that nobody can act on. */
final class Unknown {
    private static final Set<String> JAVA_STARTS =
            Set.of(
                    "abstract",
                    "boolean",
                    "break",
                    "byte",
                    "char",
                    "class",
                    "do",
                    "double",
                    "enum",
                    "final",
                    "float",
                    "for",
                    "if",
                    "import",
                    "int",
                    "interface",
                    "long",
                    "new",
                    "record",
                    "return",
                    "sealed",
                    "short",
                    "static",
                    "super",
                    "switch",
                    "this",
                    "throw",
                    "try",
                    "var",
                    "void",
                    "while");
    private static final int LONGEST_SHOWN = 30;

    /** The module, as Node's examples and ours name it, and what is called of it. */
    private static final Pattern MEMBER =
            Pattern.compile("(cp|child_process|childProcess)\\.(\\w{1,30})");

    private Unknown() {}

    /** What is said of a word that was plainly mistyped; null when the line is Java. */
    static Outcome java(String source, Session session) {
        if (MEMBER.matcher(source).lookingAt() && !session.declares(leadingName(source))) {
            return member(source);
        }
        return looksLikeCommand(source) && !session.declares(leadingName(source))
                ? command(firstWord(source))
                : null;
    }

    /** Of Java that failed: whether a command was meant, as in {@code frok {"n":1}}. */
    static String hint(String source, Session session) {
        String first = firstWord(source);
        boolean meant = plain(first) && first.length() < source.length();
        return meant && !JAVA_STARTS.contains(first) && !session.declares(first)
                ? Spelling.hint(first, Registry.names()).strip()
                : "";
    }

    /** Whether it can be nothing but Java, and no answer to a question. */
    static boolean surelyJava(String source) {
        for (int i = 0; i < source.length(); i++) {
            if ("(;={\"".indexOf(source.charAt(i)) >= 0) {
                return true;
            }
        }
        for (String word : source.split("\\s+")) {
            if (Line.OPERATORS.contains(word) && !source.startsWith(word)) {
                return true;
            }
        }
        return false;
    }

    /** {@code cp.spwan('ls')}: a call as it stands in a program. Here the method is the command. */
    private static Outcome member(String source) {
        Matcher parts = MEMBER.matcher(source);
        parts.lookingAt();
        String name = parts.group(2);
        boolean ours = Registry.words().contains(name);
        String hint =
                ours
                        ? " Here type '" + name + "' alone: " + Registry.find(name).synopsis()
                        : Spelling.hint(name, Registry.names()) + " 'help' lists all.";
        return Outcome.usage("There is no '" + parts.group() + "'." + hint);
    }

    static Outcome command(String word) {
        String shown =
                word.length() > LONGEST_SHOWN ? word.substring(0, LONGEST_SHOWN) + "..." : word;
        List<String> all = new ArrayList<>(Registry.names());
        all.addAll(Registry.javaNames());
        String hint = Spelling.hint(word, all);
        return Outcome.usage("There is no command '" + shown + "'." + hint + " 'help' lists all.");
    }

    static Outcome ambiguous(String prefix, List<String> begun) {
        return Outcome.usage(
                "'/"
                        + prefix
                        + "' may mean "
                        + String.join(" or ", begun)
                        + ": type one more letter.");
    }

    /** One plain word, or one followed by more, with nothing of Java's signs about it. */
    static boolean looksLikeCommand(String source) {
        String first = firstWord(source);
        String rest = source.substring(first.length()).strip();
        if (JAVA_STARTS.contains(first) || !plain(first) || statement(rest)) {
            return false;
        }
        boolean dotted = first.indexOf('.') > 0;
        boolean declaration = Character.isUpperCase(first.codePointAt(0)) && !rest.isEmpty();
        return !dotted && !declaration || !Spelling.near(first, Registry.names()).isEmpty();
    }

    private static boolean statement(String rest) {
        return !rest.isEmpty()
                && (";{}".indexOf(rest.charAt(rest.length() - 1)) >= 0
                        || rest.indexOf('=') >= 0
                        || operator(rest));
    }

    private static boolean operator(String rest) {
        return rest.indexOf('(') >= 0 || Line.OPERATORS.contains(firstWord(rest));
    }

    private static boolean plain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Character.isLetterOrDigit(c)
                    && c != '-'
                    && c != '_'
                    && c != ':'
                    && c != '.'
                    && c != '?') {
                return false;
            }
        }
        return !word.isEmpty() && !Character.isDigit(word.charAt(0));
    }

    private static String firstWord(String source) {
        int at = 0;
        while (at < source.length() && !Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return source.substring(0, at);
    }

    private static String leadingName(String source) {
        int at = 0;
        while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
            at++;
        }
        return source.substring(0, at);
    }
}
