package io.forkshop.app.command;

import io.forkshop.app.evaluate.Kept;
import io.forkshop.app.terminal.PromptConsole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets the learner change Java in their own editor. */
final class Edit implements Command {
    private static final List<String> USUAL = List.of("nano", "vim", "vi");

    @Override
    public String name() {
        return "/edit";
    }

    @Override
    public String synopsis() {
        return "/edit [ID|NAME...]";
    }

    @Override
    public String summary() {
        return "change Java in your editor, evaluate what changed";
    }

    @Override
    public List<String> details() {
        return List.of(
                "All of '/list', or these snippets. The editor is VISUAL or EDITOR, else nano, vim",
                "or vi. When you leave it, whatever is new or changed is evaluated.");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.SNIPPET);
    }

    @Override
    public Outcome run(Arguments arguments, Session session)
            throws IOException, InterruptedException {
        if (!(session.console() instanceof PromptConsole console)) {
            return Outcome.failed("/edit needs a person at a terminal.");
        }
        List<Kept> wanted = Snippets.of(arguments, session.java());
        if (wanted == null) {
            return Snippets.none(arguments);
        }
        Optional<List<String>> editor = editor();
        if (editor.isEmpty()) {
            return Outcome.failed("No editor was found. Set EDITOR, for example EDITOR=nano.");
        }
        Path file = Files.createTempFile("forkshop", ".java");
        try {
            return edit(wanted, file, editor.get(), console, session);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Outcome edit(
            List<Kept> wanted,
            Path file,
            List<String> editor,
            PromptConsole console,
            Session session)
            throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        Set<String> before = new HashSet<>();
        for (Kept kept : wanted) {
            before.add(kept.source().strip());
            text.append(kept.source().strip()).append('\n');
        }
        Files.writeString(file, text);
        List<String> command = new ArrayList<>(editor);
        command.add(file.toString());
        try {
            console.run(command);
        } catch (IOException e) {
            return Outcome.failed("'" + editor.getFirst() + "' did not run: " + e.getMessage());
        }
        return evaluate(Files.readString(file), before, session);
    }

    private static Outcome evaluate(String text, Set<String> before, Session session)
            throws IOException {
        Outcome outcome = Outcome.OK;
        Portions portions = Portions.of(text, session::unfinishedJava);
        for (String next = portions.next(); next != null; next = portions.next()) {
            if (!next.isBlank() && !before.contains(next.strip())) {
                Outcome one = session.java().run(next);
                outcome = outcome.code() == 0 ? one : outcome;
            }
        }
        return outcome;
    }

    private static Optional<List<String>> editor() {
        for (String variable : List.of("VISUAL", "EDITOR")) {
            String chosen = System.getenv(variable);
            if (chosen != null && !chosen.isBlank()) {
                return Optional.of(List.of(chosen.strip().split("\\s+")));
            }
        }
        return USUAL.stream().filter(Edit::installed).map(List::of).findFirst();
    }

    private static boolean installed(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
