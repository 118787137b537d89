package io.forkshop.app.command;

import io.forkshop.app.world.Live;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.SpawnException;

import java.util.ArrayList;
import java.util.List;

/** Starts a worker: a process of its own with a message channel. */
final class Fork implements Command {
    @Override
    public String name() {
        return "fork";
    }

    @Override
    public String synopsis() {
        return "fork [--show] FILE [ARGS]";
    }

    @Override
    public String summary() {
        return "start a worker: a process with a message channel";
    }

    @Override
    public List<String> details() {
        return List.of(
                "FILE is a .java, .js, .mjs, .cjs or .jar file, or the name of a class. It is",
                "looked for here, in the folder of the section you read, then in the book.",
                "The worker is named w1, w2, ...; what it prints appears with its name.",
                "  --show   print the Java call that does the same",
                "Example: fork echo.java");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.FILE);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        List<String> words = new ArrayList<>(arguments.words());
        boolean show = !words.isEmpty() && words.getFirst().equals(JavaCall.FLAG);
        if (show) {
            words.removeFirst();
        }
        if (words.isEmpty()) {
            return Outcome.usage("fork needs a file to run, such as 'fork echo.java'.");
        }
        String what = String.join(" ", words);
        String typed = words.removeFirst();
        String module = session.modules().find(typed);
        Live live = fork(module, words, what, session);
        if (show) {
            session.console().print(JavaCall.start(live.name(), "fork", typed, words));
        }
        return Outcome.OK;
    }

    private static Live fork(String module, List<String> words, String what, Session session) {
        try {
            return session.world()
                    .fork(module, words, what, born -> session.console().print(started(born)));
        } catch (SpawnException e) {
            if (!e.path().equals("node")) {
                throw e;
            }
            throw new ForkshopException(
                    e.code(),
                    "There is no node on the PATH, so no JavaScript worker can run; .java workers"
                            + " can. Node.js is at https://nodejs.org, or among your system's"
                            + " packages.");
        }
    }

    private static String started(Live live) {
        return live.name()
                + "  pid "
                + live.pid()
                + "  runs "
                + live.what()
                + "  channel: its descriptor 3 (/proc/"
                + live.pid()
                + "/fd/3)";
    }
}
