package io.forkshop.app.command;

import io.forkshop.app.evaluate.Kept;
import io.forkshop.app.terminal.Highlighter;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.util.ArrayList;
import java.util.List;

/** Lists the Java that was typed. */
final class ListSnippets implements Command {
    @Override
    public String name() {
        return "/list";
    }

    @Override
    public String synopsis() {
        return "/list [-all | ID | NAME ...]";
    }

    @Override
    public String summary() {
        return "list the Java that is in force, with its ids";
    }

    @Override
    public List<String> details() {
        return List.of(
                "-all lists what every session begins with, too. With a slash: 'list' alone is",
                "the book's, as 'toc'. /edit, /drop and messages use the same ids.");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.SNIPPET);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        boolean all = arguments.word(0).filter(w -> w.equals("-all")).isPresent();
        JavaLines java = session.java();
        List<Kept> wanted = all ? Snippets.all(java, true) : Snippets.of(arguments, java);
        if (wanted == null) {
            return Snippets.none(arguments);
        }
        List<Text> lines = new ArrayList<>();
        for (Kept kept : wanted) {
            lines.addAll(lines(kept));
        }
        session.console().show(lines);
        return Outcome.OK;
    }

    private static List<Text> lines(Kept kept) {
        String id = " ".repeat(Math.max(1, 4 - kept.id().length())) + kept.id() + " : ";
        List<Text> lines = new ArrayList<>();
        for (Text line : Highlighter.lines("java", kept.source().strip().lines().toList())) {
            String begin = lines.isEmpty() ? id : " ".repeat(id.length());
            lines.add(Text.of(begin, Tone.DIM).append(line));
        }
        return lines;
    }
}
