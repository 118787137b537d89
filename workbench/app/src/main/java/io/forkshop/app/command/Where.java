package io.forkshop.app.command;

import io.forkshop.app.course.Toc;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.util.List;

/** Says where the learner is. */
final class Where implements Command {
    @Override
    public String name() {
        return "where";
    }

    @Override
    public String synopsis() {
        return "where";
    }

    @Override
    public String summary() {
        return "say where you are, and what lives";
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        Console console = session.console();
        List<Toc.Entry> pages = session.book().toc().pages();
        for (int i = 0; i < pages.size(); i++) {
            Toc.Entry page = pages.get(i);
            if (page.id().equals(session.place())) {
                console.print(
                        Text.of(page.id() + "  " + page.title(), Tone.STRONG)
                                .append("  (page " + (i + 1) + " of " + pages.size() + ")"));
            }
        }
        console.print("Processes alive: " + session.alive());
        Pages.next(session).forEach(console::print);
        return Outcome.OK;
    }
}
