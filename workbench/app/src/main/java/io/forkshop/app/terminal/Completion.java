package io.forkshop.app.terminal;

import java.util.ArrayList;
import java.util.List;

/** What one press of Tab does to the text before the cursor: pure, so that it can be tested. */
record Completion(String text, List<String> offered) {
    /**
     * Completes the last word as far as all choices agree; a single choice is finished with a
     * blank. Offers the choices when nothing could be added.
     */
    static Completion of(String before, Assistant.Choices choices) {
        List<String> words = choices.words();
        if (words.isEmpty()) {
            return new Completion(before, List.of());
        }
        String head = before.substring(0, choices.from());
        String common = common(words);
        if (words.size() == 1) {
            String end = common.endsWith("/") ? "" : " ";
            return new Completion(head + escape(common) + end, List.of());
        }
        String longer = head + escape(common);
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
    private static String escape(String word) {
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
