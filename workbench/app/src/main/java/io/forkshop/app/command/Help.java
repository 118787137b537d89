package io.forkshop.app.command;

import java.util.List;

/** Lists the commands, or explains one. */
final class Help implements Command {
    @Override
    public String name() {
        return "help";
    }

    @Override
    public String synopsis() {
        return "help [COMMAND]";
    }

    @Override
    public String summary() {
        return "list the commands, or explain one";
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.COMMAND, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        String asked = arguments.word(0).orElse(null);
        return asked == null ? all(session) : one(asked, session);
    }

    private Outcome all(Session session) {
        for (String name : Registry.names()) {
            Command command = Registry.find(name);
            String gap = " ".repeat(Math.max(1, 28 - command.synopsis().length()));
            session.console().print("  " + command.synopsis() + gap + command.summary());
        }
        return Outcome.OK;
    }

    private Outcome one(String asked, Session session) {
        String word = asked.startsWith("/") ? asked.substring(1) : asked;
        Command command = Registry.find(word);
        if (command == null) {
            return Outcome.usage(
                    "There is no command '"
                            + word
                            + "'."
                            + Spelling.hint(word, Registry.names())
                            + " 'help' lists all.");
        }
        session.console().print(command.synopsis());
        session.console().print("    " + command.summary());
        command.details().forEach(line -> session.console().print(line));
        return Outcome.OK;
    }
}
