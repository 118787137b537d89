package io.forkshop.app.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What follows a command's name: the words, with quotes removed as a shell would, and the text as
 * it was typed, because JSON needs its quotes. Which words are options is the command's affair.
 */
public final class Arguments {
    private final String rest;
    private final List<String> words;
    private final int[] starts;

    private Arguments(String rest, List<String> words, int[] starts) {
        this.rest = rest;
        this.words = List.copyOf(words);
        this.starts = starts;
    }

    /** Splits a typed line. A quote that is never closed ends with the line. */
    public static Arguments parse(String line) {
        Splitter splitter = new Splitter(line.strip());
        return splitter.split();
    }

    /** Words that a shell has split already. */
    public static Arguments of(List<String> words) {
        int[] starts = new int[words.size()];
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < starts.length; i++) {
            if (i > 0) {
                joined.append(' ');
            }
            starts[i] = joined.length();
            joined.append(words.get(i));
        }
        return new Arguments(joined.toString(), words, starts);
    }

    /** Everything after the command's name, as typed. */
    public String rest() {
        return rest;
    }

    /** As typed, from the word at this index to the end; empty when there is no such word. */
    public String restFrom(int index) {
        return index < starts.length ? rest.substring(starts[index]) : "";
    }

    public List<String> words() {
        return words;
    }

    public int count() {
        return words.size();
    }

    public Optional<String> word(int index) {
        return index < words.size() ? Optional.of(words.get(index)) : Optional.empty();
    }

    /** The word at this index or, when it was not given, null. */
    String wordOrNull(int index) {
        return index < words.size() ? words.get(index) : null;
    }

    /** Whether the word {@code --name} stands among the arguments. */
    public boolean flag(String name) {
        return words.contains(name);
    }

    /** The value of {@code --name VALUE} or {@code --name=VALUE}. */
    public Optional<String> option(String name) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals(name) && i + 1 < words.size()) {
                return Optional.of(words.get(i + 1));
            }
            if (word.length() > name.length()
                    && word.startsWith(name)
                    && word.charAt(name.length()) == '=') {
                return Optional.of(word.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** The words that are neither options ({@code --x}) nor the values of the options named. */
    public List<String> positionals(String... optionsWithValue) {
        List<String> valued = List.of(optionsWithValue);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                found.add(word);
            } else if (valued.contains(word)) {
                i++;
            }
        }
        return found;
    }

    /** One pass over a line; keeps where each word began. */
    private static final class Splitter {
        private final String line;
        private final List<String> words = new ArrayList<>();
        private int[] starts = new int[8];
        private int at;

        Splitter(String line) {
            this.line = line;
        }

        Arguments split() {
            while (skipBlanks()) {
                if (words.size() == starts.length) {
                    starts = Arrays.copyOf(starts, starts.length * 2);
                }
                starts[words.size()] = at;
                words.add(word());
            }
            return new Arguments(line, words, Arrays.copyOf(starts, words.size()));
        }

        private boolean skipBlanks() {
            while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
                at++;
            }
            return at < line.length();
        }

        private String word() {
            StringBuilder word = new StringBuilder();
            while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
                char c = line.charAt(at++);
                if (c == '\'' || c == '"') {
                    quoted(c, word);
                } else if (c == '\\' && at < line.length()) {
                    word.append(line.charAt(at++));
                } else {
                    word.append(c);
                }
            }
            return word.toString();
        }

        private void quoted(char quote, StringBuilder word) {
            while (at < line.length()) {
                char c = line.charAt(at++);
                if (c == quote) {
                    return;
                }
                boolean escapes = quote == '"' && c == '\\' && at < line.length();
                word.append(escapes ? line.charAt(at++) : c);
            }
        }
    }
}
