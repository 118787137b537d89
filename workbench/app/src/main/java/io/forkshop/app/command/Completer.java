package io.forkshop.app.command;

import io.forkshop.app.terminal.Assistant;

import java.util.ArrayList;
import java.util.List;

/** What Tab offers, and whether a line goes on. */
public final class Completer implements Assistant {
    private CandidateWords words;

    /** Whose workers, pages and experiments are offered; the console needs us before it exists. */
    public void session(Session session) {
        words = new CandidateWords(session);
    }

    @Override
    public Choices choices(String beforeCursor) {
        int from = beginOfLastWord(beforeCursor);
        String head = beforeCursor.substring(0, from).strip();
        String begun = unescape(beforeCursor.substring(from));
        if (head.isEmpty()) {
            return firstWord(from, begun);
        }
        Command command = command(head);
        return command == null
                ? new Choices(from, List.of())
                : new Choices(from, words.of(kind(command, head), begun));
    }

    private static Choices firstWord(int from, String begun) {
        boolean slash = begun.startsWith("/");
        List<String> names = Registry.beginningWith(slash ? begun.substring(1) : begun);
        List<String> words = new ArrayList<>();
        for (String name : names) {
            words.add(slash ? "/" + name : name);
        }
        return new Choices(from, words);
    }

    @Override
    public String synopsis(String line) {
        Command command = command(line.strip());
        return command == null ? "" : command.synopsis() + "   " + command.summary();
    }

    @Override
    public boolean unfinished(String line) {
        return Unfinished.test(line);
    }

    private static Command command(String line) {
        return Line.parse(line, Registry.words()) instanceof Line.Command parsed
                ? Registry.find(parsed.name())
                : null;
    }

    /** The kind of the word after these. */
    private static Candidates kind(Command command, String head) {
        List<Candidates> kinds = command.candidates();
        int position = Arguments.parse(head).count() - 1;
        if (kinds.isEmpty()) {
            return Candidates.NOTHING;
        }
        return kinds.get(Math.min(position, kinds.size() - 1));
    }

    private static int beginOfLastWord(String text) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (Character.isWhitespace(text.charAt(i))) {
                from = i + 1;
            }
        }
        return Math.min(from, text.length());
    }

    private static String unescape(String word) {
        return word.indexOf('\\') < 0 ? word : word.replaceAll("\\\\(.)", "$1");
    }
}
