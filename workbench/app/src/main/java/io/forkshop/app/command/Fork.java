package io.forkshop.app.command;

import io.forkshop.app.call.Form;
import io.forkshop.app.call.JavaText;
import io.forkshop.app.call.Settings;
import io.forkshop.app.call.Typed;
import io.forkshop.app.world.Live;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.SpawnException;

import java.util.List;

/** Starts a worker: a process of its own with a message channel. */
final class Fork extends Starter {
    Fork() {
        super(Form.FORK);
    }

    @Override
    public String synopsis() {
        return "fork [OPTIONS] FILE [ARGS]";
    }

    @Override
    public String summary() {
        return "start a worker: a process with a message channel";
    }

    @Override
    List<String> about() {
        return List.of(
                "FILE is a .java, .js, .mjs, .cjs or .jar file, or the name of a class. It is",
                "looked for here, in the folder of the section you read, then in the book.",
                "The worker is named w1, w2, ...; what it prints appears with its name.");
    }

    @Override
    String example() {
        return "fork echo.java";
    }

    @Override
    String needs() {
        return "a file to run";
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.FILE);
    }

    @Override
    Outcome start(Typed typed, Settings settings, Arguments arguments, Session session) {
        String file = typed.rest().getFirst();
        List<String> rest = typed.rest().subList(1, typed.rest().size());
        Live live = fork(session.modules().find(file), typed.rest(), settings, session);
        if (typed.show()) {
            JavaText.start(live.name(), settings, file, rest).forEach(session.console()::print);
        }
        return Outcome.OK;
    }

    private static Live fork(
            String module, List<String> words, Settings settings, Session session) {
        try {
            return session.world()
                    .fork(
                            module,
                            words.subList(1, words.size()),
                            String.join(" ", words),
                            settings.fork(),
                            born -> session.console().print(started(born)));
        } catch (SpawnException e) {
            throw explained(e);
        }
    }

    /** What to do when it was node that could not be started. */
    static ForkshopException explained(SpawnException e) {
        return e.path().equals("node")
                ? new ForkshopException(
                        e.code(),
                        "There is no node on the PATH, so no JavaScript worker can run; .java"
                                + " workers can. Node.js is at https://nodejs.org, or among your"
                                + " system's packages.")
                : e;
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
