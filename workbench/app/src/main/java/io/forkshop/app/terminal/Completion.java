package io.forkshop.app.terminal;

import java.util.ArrayList;
import java.util.List;

/** What one press of Tab does to the text before the cursor: pure, so that it can be tested. */
record Completion(String text, List<String> offered) {
    /**
     * Completes the last word as far as all choices agree; a single choice is finished with a
     * blank, unless it is Java. Offers the choices when nothing could be added.
     */
    static Completion of(String before, Assistant.Choices choices) {
        List<String> words = choices.words();
        if (words.isEmpty()) {
            return new Completion(before, List.of());
        }
        String head = before.substring(0, choices.from());
        String common = common(words);
        if (words.size() == 1) {
            String end = choices.java() || common.endsWith("/") ? "" : " ";
            return new Completion(head + written(common, choices) + end, List.of());
        }
        String longer = head + written(common, choices);
        boolean added = longer.length() > before.length();
        return new Completion(added ? longer : before, added ? List.of() : words);
    }

    private static String common(List<String> words) {
        String common = words.getFirst();
        for (String word : words) {
            int same = 0;
            while (same < Math.min(common.length(), word.length())
                    && common.charAt(same) == word.charAt(same)) {
                same++;
            }
            common = common.substring(0, same);
        }
        return common;
    }

    /** Blanks and quotes in a file's name would end the word. */
    private static String written(String word, Assistant.Choices choices) {
        if (choices.java()) {
            return word;
        }
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == ' ' || c == '\\' || c == '\'' || c == '"') {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    /** As {@link #columns}, no more rows than that: nobody reads hundreds of words. */
    static List<Text> columns(List<String> words, int width, int rows) {
        List<Text> all = columns(words, width);
        if (all.size() <= rows) {
            return all;
        }
        int shown = words.size();
        while (columns(words.subList(0, shown), width).size() >= rows) {
            shown--;
        }
        List<Text> some = new ArrayList<>(columns(words.subList(0, shown), width));
        some.add(Text.of("(" + (words.size() - shown) + " more: type a letter)", Tone.DIM));
        return some;
    }

    /** The offered words in columns, as a person reads a list: down first. */
    static List<Text> columns(List<String> words, int width) {
        int widest = 0;
        for (String word : words) {
            widest = Math.max(widest, Columns.of(Sanitizer.visible(word)));
        }
        int across = Math.max(1, width / (widest + 2));
        int down = (words.size() + across - 1) / across;
        List<Text> lines = new ArrayList<>();
        for (int row = 0; row < down; row++) {
            Text line = Text.empty();
            for (int i = row; i < words.size(); i += down) {
                line = line.pad((i / down) * (widest + 2)).append(words.get(i));
            }
            lines.add(line);
        }
        return lines;
    }
}
