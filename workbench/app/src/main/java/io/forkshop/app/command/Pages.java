package io.forkshop.app.command;

import io.forkshop.app.course.Block;
import io.forkshop.app.course.Book;
import io.forkshop.app.course.Page;
import io.forkshop.app.course.Toc;
import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.PageRenderer;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Going to a page: what read, next, back and goto share. */
final class Pages {
    private Pages() {}

    /** Moves to the page and shows it. */
    static Outcome open(String id, Session session) {
        Optional<Page> found = session.book().page(id);
        if (found.isEmpty()) {
            return unknown(id, session);
        }
        Page page = found.get();
        Console console = session.console();
        session.moveTo(id);
        if (!session.batch()) {
            session.progress().reached(id, page.title().plain());
        }
        PageRenderer renderer =
                new PageRenderer(
                        console.style(),
                        session.language(),
                        experiment ->
                                Experiments.byId(experiment, page.language())
                                        .map(Experiment::question));
        List<Text> lines = new ArrayList<>(renderer.render(page, console.width()));
        lines.add(Text.empty());
        lines.addAll(next(session));
        console.show(lines);
        return Outcome.OK;
    }

    /** The last line of a screen: what to type next. */
    static List<Text> next(Session session) {
        Book book = session.book();
        String id = session.place();
        Text line = Text.of("Next: ", Tone.DIM);
        String open = firstNotRun(book, session);
        if (open != null) {
            line = line.append("run " + open, Tone.TYPED).append(", then ", Tone.DIM);
        }
        Optional<String> following = book.next(id);
        line =
                following.isPresent()
                        ? line.append("next", Tone.TYPED)
                                .append(" (" + following.get() + ")", Tone.DIM)
                        : line.append("toc", Tone.TYPED)
                                .append(" (this is the last page)", Tone.DIM);
        return line.wrap(Math.max(20, session.console().width()));
    }

    private static String firstNotRun(Book book, Session session) {
        for (String experiment : experiments(book, session.place())) {
            if (!session.progress().ran().contains(experiment)) {
                return experiment;
            }
        }
        return null;
    }

    /** Those that the page asks about, in its order. */
    static List<String> experiments(Book book, String id) {
        List<String> ids = new ArrayList<>();
        book.page(id)
                .ifPresent(
                        page -> {
                            for (Block block : page.blocks()) {
                                if (block instanceof Block.Experiment experiment) {
                                    ids.add(experiment.id());
                                }
                            }
                        });
        return ids;
    }

    private static Outcome unknown(String id, Session session) {
        List<String> ids = new ArrayList<>();
        for (Toc.Entry page : session.book().toc().pages()) {
            ids.add(page.id());
        }
        return Outcome.usage(
                "The book has no page '"
                        + id
                        + "'."
                        + Spelling.hint(id, ids)
                        + " 'toc' lists them.");
    }
}
