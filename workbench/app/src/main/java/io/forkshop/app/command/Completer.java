package io.forkshop.app.command;

import io.forkshop.app.call.Flag;
import io.forkshop.app.evaluate.Documentation;
import io.forkshop.app.evaluate.Kept;
import io.forkshop.app.evaluate.Suggestions;
import io.forkshop.app.terminal.Assistant;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What Tab offers, and whether a line goes on. */
public final class Completer implements Assistant {
    private static final int MOST_EXPLAINED = 5;

    private Session session;
    private CandidateWords words;

    /** Whose workers, pages and experiments are offered; the console needs us before it exists. */
    public void session(Session whose) {
        session = whose;
        words = new CandidateWords(whose);
    }

    @Override
    public Choices choices(String beforeCursor) {
        String portion = lastPortion(beforeCursor);
        int begin = beforeCursor.length() - portion.length();
        Choices found =
                Line.parse(portion, Registry.words()) instanceof Line.Java
                        ? javaChoices(portion)
                        : commandChoices(portion);
        return new Choices(begin + found.from(), found.words(), found.java());
    }

    /** What is being typed now, when several lines are: the cursor is in its last one. */
    private static String lastPortion(String text) {
        if (text.indexOf('\n') < 0) {
            return text;
        }
        String last = "";
        try {
            Portions portions = Portions.of(text, line -> false);
            for (String next = portions.next(); next != null; next = portions.next()) {
                last = next;
            }
            int begin = text.lastIndexOf(last);
            return portions.cutShort() || !text.endsWith("\n") ? text.substring(begin) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("a text has no errors of input", e);
        }
    }

    private Choices commandChoices(String line) {
        int from = beginOfLastWord(line);
        String head = line.substring(0, from).strip();
        String begun = unescape(line.substring(from));
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

    /** A word at the beginning may become a command, or go on as Java. */
    private Choices javaChoices(String text) {
        List<String> commands = Registry.beginningWith(text.strip());
        JavaLines java = session.begunJava();
        if (java == null || !java.warm()) {
            return new Choices(text.length() - text.stripLeading().length(), commands);
        }
        Suggestions suggestions = java.suggestions(text);
        if (commands.isEmpty()) {
            return new Choices(suggestions.from(), suggestions.words(), true);
        }
        List<String> both = new ArrayList<>(commands);
        for (Kept kept : java.snippets()) {
            if (kept.kind() == Kept.Kind.VARIABLE && kept.name().startsWith(text.strip())) {
                both.add(kept.name());
            }
        }
        return new Choices(text.length() - text.stripLeading().length(), both);
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
        return at == before.size() && begun.startsWith("--") && !command.flags().isEmpty()
                ? flags(command, begun)
                : words.of(kind(command, before.subList(at, before.size())), begun);
    }

    private static Choices firstWord(int from, String begun) {
        if (!begun.startsWith("/")) {
            return new Choices(from, Registry.beginningWith(begun));
        }
        List<String> words = new ArrayList<>();
        for (String name : Registry.beginningWithSlash(begun.substring(1))) {
            words.add("/" + name);
        }
        return new Choices(from, words);
    }

    @Override
    public List<Text> explain(String beforeCursor) {
        String portion = lastPortion(beforeCursor);
        if (Line.parse(portion, Registry.words()) instanceof Line.Java) {
            return documentation(portion);
        }
        Command command = command(portion);
        return command == null
                ? List.of()
                : List.of(Text.of(command.synopsis() + "   " + command.summary(), Tone.DIM));
    }

    private List<Text> documentation(String text) {
        JavaLines java = session.begunJava();
        List<Text> lines = new ArrayList<>();
        if (java != null && java.warm()) {
            List<Documentation> all = java.documentation(text);
            for (Documentation each : all.subList(0, Math.min(all.size(), MOST_EXPLAINED))) {
                lines.add(Text.of(each.signature(), Tone.STRONG));
                if (!each.text().isEmpty()) {
                    lines.add(Text.of("    " + each.text(), Tone.DIM));
                }
            }
            if (all.size() > MOST_EXPLAINED) {
                String more = "(" + (all.size() - MOST_EXPLAINED) + " more of that name)";
                lines.add(Text.of(more, Tone.DIM));
            }
        }
        return lines;
    }

    @Override
    public boolean unfinished(String line) {
        return Portions.goesOn(line, session::unfinishedJava);
    }

    @Override
    public int openBrackets(String line) {
        return Brackets.of(lastPortion(line)).depth();
    }

    @Override
    public boolean java(String line) {
        int end = line.indexOf('\n');
        String first = end < 0 ? line : line.substring(0, end);
        return Line.parse(first, Registry.words()) instanceof Line.Java;
    }

    private static Command command(String line) {
        return Line.parse(line, Registry.words()) instanceof Line.Command parsed
                ? parsed.slash() ? Registry.findSlash(parsed.name()) : Registry.find(parsed.name())
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
