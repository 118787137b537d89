package io.forkshop.app.command;

import io.forkshop.app.world.Live;

import java.util.List;
import java.util.Optional;

/** Closes the channel to a worker. */
final class Disconnect implements Command {
    @Override
    public String name() {
        return "disconnect";
    }

    @Override
    public String synopsis() {
        return "disconnect [--show] NAME";
    }

    @Override
    public String summary() {
        return "close the channel to a worker";
    }

    @Override
    public List<String> details() {
        return List.of(
                "A worker that has nothing else to do then ends by itself.",
                "  --show   print the Java call that does the same",
                "Example: disconnect w2");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.WORKER, Candidates.NOTHING);
    }

    @Override
    public Moves moves() {
        return Moves.PROCESSES;
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        Optional<String> name = arguments.positionals().stream().findFirst();
        if (name.isEmpty()) {
            return Outcome.usage("disconnect needs a worker: disconnect w1");
        }
        Live live = Workers.forked(session.world(), name.get());
        if (!live.child().connected()) {
            String ended = live.ending().map(s -> " " + Workers.ended(live, s)).orElse("");
            return Outcome.failed(live.name() + "'s channel is closed already." + ended);
        }
        live.child().disconnect();
        session.console()
                .print(
                        live.name()
                                + "'s channel is closed. It ends by itself unless something else"
                                + " keeps it.");
        if (arguments.flag(JavaCall.FLAG)) {
            session.console().print(live.name() + ".disconnect();");
        }
        return Outcome.OK;
    }
}
