package io.forkshop.app.command;

import java.util.List;

/** Declares lost variables again. */
final class Restore implements Command {
    @Override
    public String name() {
        return "/restore";
    }

    @Override
    public String synopsis() {
        return "/restore";
    }

    @Override
    public String summary() {
        return "declare again the variables that a session lost";
    }

    @Override
    public List<String> details() {
        return List.of(
                "When the process that runs your snippets has ended, by System.exit or a kill,",
                "imports, methods and types are there again, variables are not. This evaluates",
                "their declarations once more, with all that those do.");
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        return session.java().restore();
    }
}
