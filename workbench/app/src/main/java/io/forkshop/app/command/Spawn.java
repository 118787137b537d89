package io.forkshop.app.command;

import io.forkshop.app.world.Live;

import java.util.ArrayList;
import java.util.List;

/** Starts any program, without a channel. */
final class Spawn implements Command {
    @Override
    public String name() {
        return "spawn";
    }

    @Override
    public String synopsis() {
        return "spawn [--show] CMD [ARGS]";
    }

    @Override
    public String summary() {
        return "start any program, without a channel";
    }

    @Override
    public List<String> details() {
        return List.of(
                "CMD is looked for on the PATH; no shell reads the line, so *, $X and | are",
                "plain characters. It is named s1, s2, ...; it has nothing to read, and what",
                "it prints appears with its name.",
                "  --show   print the Java call that does the same",
                "Example: spawn sleep 100");
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
            return Outcome.usage("spawn needs a command to run, such as 'spawn sleep 100'.");
        }
        String command = words.removeFirst();
        Live live =
                session.world()
                        .spawn(command, words, born -> session.console().print(started(born)));
        if (show) {
            session.console().print(JavaCall.start(live.name(), "spawn", command, words));
        }
        return Outcome.OK;
    }

    private static String started(Live live) {
        return live.name() + "  pid " + live.pid() + "  runs " + live.what() + "  no channel";
    }
}
