package io.forkshop.app.command;

import io.forkshop.app.call.Flag;
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
        if (command == null) {
            return new Choices(from, List.of());
        }
        List<String> before = Arguments.parse(head).words();
        return new Choices(from, words(command, before.subList(1, before.size()), begun));
    }

    /** Options come first, and are no arguments; one that takes a value wants it next. */
    private List<String> words(Command command, List<String> before, String begun) {
        int at = 0;
        while (at < before.size() && before.get(at).startsWith("--")) {
            Flag flag = flag(command, before.get(at++));
            if (flag != null && flag.takesValue() && at++ == before.size()) {
                return words.of(kind(flag), begun);
            }
        }
        return at == before.size() && begun.startsWith("--")
                ? flags(command, begun)
                : words.of(kind(command, before.subList(at, before.size())), begun);
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

    private static Candidates kind(Command command, List<String> before) {
        List<Candidates> kinds = command.candidates(before);
        return kinds.isEmpty() ? Candidates.NOTHING : kinds.getFirst();
    }

    /** The option of this word; null when there is none, or when it brings its value along. */
    private static Flag flag(Command command, String word) {
        for (Flag flag : command.flags()) {
            if (flag.word().equals(word)) {
                return flag;
            }
        }
        return null;
    }

    private static Candidates kind(Flag flag) {
        return switch (flag) {
            case KILL_SIGNAL -> Candidates.SIGNAL;
            case CWD -> Candidates.FILE;
            default -> Candidates.NOTHING;
        };
    }

    private static List<String> flags(Command command, String begun) {
        return command.flags().stream().map(Flag::word).filter(w -> w.startsWith(begun)).toList();
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
