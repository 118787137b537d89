package io.forkshop.app.command;

import java.util.List;

/** Goes to a page. */
final class Goto implements Command {
    @Override
    public String name() {
        return "goto";
    }

    @Override
    public String synopsis() {
        return "goto PAGE";
    }

    @Override
    public String summary() {
        return "go to a page and read it";
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.SECTION, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        return arguments.count() == 0
                ? Outcome.usage("Which page? For example: goto 4.1. 'toc' lists them.")
                : Pages.open(arguments.words().getFirst(), session);
    }
}
