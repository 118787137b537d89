package io.forkshop.app.command;

import io.forkshop.app.evaluate.Kept;

import java.util.List;

/** Forgets what was declared in Java. */
final class Drop implements Command {
    @Override
    public String name() {
        return "/drop";
    }

    @Override
    public String synopsis() {
        return "/drop ID|NAME...";
    }

    @Override
    public String summary() {
        return "forget a variable, method, type or import of Java";
    }

    @Override
    public List<String> details() {
        return List.of("'/list' shows the ids. A process lives on when its variable is dropped.");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.SNIPPET);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        if (arguments.count() == 0) {
            return Outcome.usage("/drop needs an id or a name: /drop area. '/list' lists them.");
        }
        for (String word : arguments.words()) {
            List<Kept> gone = session.java().drop(word);
            if (gone.isEmpty()) {
                return Snippets.none(Arguments.of(List.of(word)));
            }
            for (Kept each : gone) {
                String what = each.name().isEmpty() ? "snippet " + each.id() : each.name();
                session.console().print("|  dropped " + what);
            }
        }
        return Outcome.OK;
    }
}
