package io.forkshop.app.command;

import io.forkshop.app.course.Book;

import java.util.Optional;

/** Goes one page on, or one back. */
final class Step implements Command {
    private final boolean forward;

    Step(boolean forward) {
        this.forward = forward;
    }

    @Override
    public String name() {
        return forward ? "next" : "back";
    }

    @Override
    public String synopsis() {
        return name();
    }

    @Override
    public String summary() {
        return forward ? "read the next page" : "the page before";
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        Book book = session.book();
        String here = session.place();
        Optional<String> there = forward ? book.next(here) : book.previous(here);
        if (there.isPresent()) {
            return Pages.open(there.get(), session);
        }
        return Outcome.failed(
                forward
                        ? "This is the last page. 'toc' lists all, 'goto PAGE' goes to one."
                        : "This is the first page. Next: read");
    }
}
