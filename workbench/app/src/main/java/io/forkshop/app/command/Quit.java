package io.forkshop.app.command;

import java.util.List;

/** Leaves. */
final class Quit implements Command {
    @Override
    public String name() {
        return "quit";
    }

    @Override
    public String synopsis() {
        return "quit";
    }

    @Override
    public String summary() {
        return "end every process and leave";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Every process you started is ended. Your place in the book is kept.",
                "Ctrl-D on an empty line does the same; exit, q and :q are understood, too.");
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        return Outcome.QUIT;
    }
}
