package io.forkshop.app.command;

/** Empties the screen. */
final class Clear implements Command {
    @Override
    public String name() {
        return "clear";
    }

    @Override
    public String synopsis() {
        return "clear";
    }

    @Override
    public String summary() {
        return "empty the screen, as Ctrl-L";
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        session.console().clear();
        return Outcome.OK;
    }
}
