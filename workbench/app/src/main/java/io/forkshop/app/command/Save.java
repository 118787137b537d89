package io.forkshop.app.command;

import io.forkshop.app.evaluate.Kept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes the Java that is in force to a file. */
final class Save implements Command {
    private static final String FORCE = "--force";

    @Override
    public String name() {
        return "/save";
    }

    @Override
    public String synopsis() {
        return "/save FILE [--force]";
    }

    @Override
    public String summary() {
        return "write the Java that is in force to a file";
    }

    @Override
    public List<String> details() {
        return List.of(
                "What '/list' lists, for '/open' to evaluate again. You are asked before a file is",
                "written over; --force does it unasked.");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.FILE, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session)
            throws IOException, InterruptedException {
        List<String> files = arguments.positionals();
        if (files.size() != 1) {
            return Outcome.usage("/save needs one file: /save mine.jsh");
        }
        Path file = Path.of(files.getFirst());
        if (Files.exists(file) && !arguments.flag(FORCE) && !agreed(file, session)) {
            return Outcome.failed(file + " is there already and was left as it is; see --force.");
        }
        StringBuilder text = new StringBuilder();
        List<Kept> snippets = session.java().snippets();
        for (Kept kept : snippets) {
            text.append(kept.source().strip()).append('\n');
        }
        Files.writeString(file, text);
        session.console().print("|  " + Open.snippets(snippets.size()) + " written to " + file);
        return Outcome.OK;
    }

    private static boolean agreed(Path file, Session session) throws InterruptedException {
        Optional<String> answer = session.ask(file + " is there already. Write over it? [y/N] ");
        return answer.filter(a -> a.equalsIgnoreCase("y") || a.equals("yes")).isPresent();
    }
}
