package io.forkshop.app.command;

import java.util.List;

/** Begins Java anew. */
final class Reset implements Command {
    @Override
    public String name() {
        return "/reset";
    }

    @Override
    public String synopsis() {
        return "/reset";
    }

    @Override
    public String summary() {
        return "begin Java anew: forget all that was declared";
    }

    @Override
    public List<String> details() {
        return List.of(
                "The session's process is replaced by a fresh one. Processes that you started live",
                "on. '/reload' evaluates again what was there.");
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        session.java().reset();
        session.console().print("|  Java begins anew; your processes live on.");
        return Outcome.OK;
    }
}
