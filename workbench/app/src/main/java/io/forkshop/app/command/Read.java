package io.forkshop.app.command;

import java.util.List;

/** Shows a page. */
final class Read implements Command {
    @Override
    public String name() {
        return "read";
    }

    @Override
    public String synopsis() {
        return "read [PAGE]";
    }

    @Override
    public String summary() {
        return "read the page you are on, or another";
    }

    @Override
    public List<String> details() {
        return List.of(
                "A page that is longer than the screen is shown a screen at a time: Space goes",
                "on, b goes back, / searches, q leaves. A non-empty PAGER names another pager.",
                "Example: read 4.1");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.SECTION, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        return Pages.open(arguments.word(0).orElse(session.place()), session);
    }
}
