package io.forkshop.app.course.code;

import io.forkshop.app.course.code.Code.Kind;
import io.forkshop.app.course.code.Code.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Splits Java, JavaScript or JSON into spans. Good enough to read by: it never fails, and text that
 * is still being typed is taken for what it looks like so far.
 */
final class Lexer {
    static final Language JAVA =
            new Language(
                    Set.of(
                            ("abstract assert boolean break byte case catch char class const"
                                 + " continue default do double else enum extends final finally"
                                 + " float for goto if implements import instanceof int interface"
                                 + " long native new package private protected public return short"
                                 + " static strictfp super switch synchronized this throw throws"
                                 + " transient try void volatile while _ true false null")
                                    .split(" ")),
                    Set.of("record", "sealed", "non-sealed", "permits", "var", "yield", "when"),
                    "\"'",
                    true);
    static final Language JS =
            new Language(
                    Set.of(
                            ("break case catch class const continue debugger default delete do else"
                                 + " export extends finally for function if import in instanceof"
                                 + " new return super switch this throw try typeof var void while"
                                 + " with let static yield await async true false null undefined")
                                    .split(" ")),
                    Set.of("of", "get", "set", "from"),
                    "\"'`",
                    true);
    static final Language JSON =
            new Language(Set.of("true", "false", "null"), Set.of(), "\"", false);

    /** What the lexer must know of a language. */
    record Language(Set<String> keywords, Set<String> contextual, String quotes, boolean types) {}

    private final String source;
    private final Language language;
    private final List<Span> spans = new ArrayList<>();
    private int at;
    private boolean afterValue; // then a slash divides; else it begins a regular expression

    Lexer(String source, Language language) {
        this.source = source;
        this.language = language;
    }

    List<Span> spans() {
        while (at < source.length()) {
            token(source.charAt(at));
        }
        return spans;
    }

    private void token(char c) {
        if (looking("//") && language != JSON) {
            span(lineEnd(at), Kind.COMMENT);
        } else if (looking("/*") && language != JSON) {
            span(after("*/", at + 2), Kind.COMMENT);
        } else if (language.quotes().indexOf(c) >= 0) {
            quoted(c);
        } else if (Character.isDigit(c)) {
            value(number(), Kind.NUMBER);
        } else if (c == '@' && language == JAVA && letter(at + 1)) {
            annotation();
        } else if (letter(at)) {
            word();
        } else if (c == '/' && language == JS && !afterValue) {
            value(regex(), Kind.STRING);
        } else {
            afterValue = c == ')' || c == ']' || c == '}' || afterValue && c == ' ';
            at++;
        }
    }

    private void quoted(char quote) {
        if (language == JAVA && looking("\"\"\"")) {
            value(closing("\"\"\"", at + 3, source.length()), Kind.STRING);
            return;
        }
        int limit = quote == '`' ? source.length() : lineEnd(at);
        int end = closing(String.valueOf(quote), at + 1, limit);
        value(end, language == JSON && next(end) == ':' ? Kind.NAME : Kind.STRING);
    }

    private int number() {
        int end = at;
        while (end < source.length() && inNumber(end)) {
            end++;
        }
        return end;
    }

    private boolean inNumber(int i) {
        char c = source.charAt(i);
        char before = i > at ? source.charAt(i - 1) : ' ';
        boolean sign = (c == '+' || c == '-') && (before == 'e' || before == 'E');
        boolean hex = source.startsWith("0x", at);
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || sign && !hex;
    }

    private void annotation() {
        int end = wordEnd(at + 1);
        boolean declared = source.substring(at, end).equals("@interface");
        span(end, declared ? Kind.KEYWORD : Kind.ANNOTATION);
    }

    private void word() {
        int end = looking("non-sealed") ? at + "non-sealed".length() : wordEnd(at);
        String word = source.substring(at, end);
        boolean member = at > 0 && source.charAt(at - 1) == '.';
        if (!member && keyword(word, end)) {
            span(end, Kind.KEYWORD);
            afterValue = word.equals("this") || word.equals("super");
        } else if (language.types() && typeName(word)) {
            value(end, Kind.TYPE);
        } else {
            at = end;
            afterValue = true;
        }
    }

    /**
     * A contextual keyword is one only where another word, a value or a bracket follows a blank.
     */
    private boolean keyword(String word, int end) {
        boolean blank = end < source.length() && Character.isWhitespace(source.charAt(end));
        char next = next(end);
        boolean follows = Character.isJavaIdentifierPart(next) || "\"'({[".indexOf(next) >= 0;
        return language.keywords().contains(word)
                || language.contextual().contains(word) && blank && follows;
    }

    /** By convention: {@code Map} and {@code T}, not {@code MAX_VALUE}. */
    private static boolean typeName(String word) {
        return Character.isUpperCase(word.charAt(0))
                && (word.length() == 1 || word.chars().anyMatch(Character::isLowerCase));
    }

    /** A slash in brackets does not end a regular expression; letters after it belong to it. */
    private int regex() {
        boolean brackets = false;
        int limit = lineEnd(at);
        for (int i = at + 1; i < limit; i++) {
            char c = source.charAt(i);
            if (c == '/' && !brackets) {
                return wordEnd(i + 1);
            }
            brackets = c == '[' || brackets && c != ']';
            i += c == '\\' ? 1 : 0;
        }
        return at + 1;
    }

    private int closing(String quote, int from, int limit) {
        for (int i = from; i < limit; i++) {
            if (source.startsWith(quote, i)) {
                return i + quote.length();
            }
            i += source.charAt(i) == '\\' ? 1 : 0;
        }
        return limit;
    }

    private int after(String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() : found + mark.length();
    }

    private int lineEnd(int from) {
        int found = source.indexOf('\n', from);
        return found < 0 ? source.length() : found;
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        return end;
    }

    private char next(int from) {
        int i = from;
        while (i < source.length() && Character.isWhitespace(source.charAt(i))) {
            i++;
        }
        return i < source.length() ? source.charAt(i) : ' ';
    }

    private boolean letter(int i) {
        return i < source.length() && Character.isJavaIdentifierStart(source.charAt(i));
    }

    private boolean looking(String text) {
        return source.startsWith(text, at);
    }

    private void value(int end, Kind kind) {
        span(end, kind);
        afterValue = true;
    }

    private void span(int end, Kind kind) {
        spans.add(new Span(at, end, kind));
        at = end;
    }
}
