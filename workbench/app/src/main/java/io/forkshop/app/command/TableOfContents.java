package io.forkshop.app.command;

import io.forkshop.app.course.Toc;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lists the book's sections and pages. */
final class TableOfContents implements Command {
    @Override
    public String name() {
        return "toc";
    }

    @Override
    public String synopsis() {
        return "toc";
    }

    @Override
    public String summary() {
        return "list the pages of the book";
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        Set<String> read = session.progress().read();
        List<Text> lines = new ArrayList<>();
        int width = session.console().width();
        for (Toc.Section section : session.book().toc().sections()) {
            lines.add(Text.of(section.number() + ". " + section.title(), Tone.HEADING));
            for (Toc.Entry page : section.pages()) {
                String mark = page.id().equals(session.place()) ? "you are here" : "";
                mark = mark.isEmpty() && read.contains(page.id()) ? "read" : mark;
                Text line = Text.of("  " + page.id() + "  ", Tone.CODE).append(page.title());
                Text end = mark.isEmpty() ? Text.empty() : Text.of("  (" + mark + ")", Tone.DIM);
                lines.addAll(line.append(end).wrap(width, Text.empty(), Text.of("       ")));
            }
        }
        lines.add(Text.empty());
        lines.addAll(Pages.next(session));
        session.console().show(lines);
        return Outcome.OK;
    }
}
