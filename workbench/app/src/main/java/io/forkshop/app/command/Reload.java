package io.forkshop.app.command;

import java.util.List;

/** Begins Java anew, with all that was typed. */
final class Reload implements Command {
    @Override
    public String name() {
        return "/reload";
    }

    @Override
    public String synopsis() {
        return "/reload";
    }

    @Override
    public String summary() {
        return "begin Java anew, and evaluate again what was there";
    }

    @Override
    public List<String> details() {
        return List.of(
                "As '/reset', and then every snippet of '/list' once more, in its order: whatever",
                "one of them started is started once more, too.");
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        Outcome outcome = session.java().reload();
        int count = session.java().snippets().size();
        session.console().print("|  evaluated again; in force: " + Open.snippets(count));
        return outcome;
    }
}
