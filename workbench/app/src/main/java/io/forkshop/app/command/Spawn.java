package io.forkshop.app.command;

import io.forkshop.app.call.Form;
import io.forkshop.app.call.JavaText;
import io.forkshop.app.call.Settings;
import io.forkshop.app.call.ShellWords;
import io.forkshop.app.call.Typed;
import io.forkshop.app.world.Live;
import io.forkshop.runtime.process.SpawnOptions;

import java.util.List;

/** Starts any program, without a channel. */
final class Spawn extends Starter {
    Spawn() {
        super(Form.SPAWN);
    }

    @Override
    public String synopsis() {
        return "spawn [OPTIONS] CMD [ARGS]";
    }

    @Override
    public String summary() {
        return "start any program, without a channel";
    }

    @Override
    List<String> about() {
        return List.of(
                "CMD is looked for on the PATH; no shell reads the line, so *, $X and | are",
                "plain characters. It is named s1, s2, ...; it has nothing to read, and what",
                "it prints appears with its name, as it comes.");
    }

    @Override
    String example() {
        return "spawn sleep 100";
    }

    @Override
    String needs() {
        return "a command to run";
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.FILE);
    }

    @Override
    Outcome start(Typed typed, Settings settings, Arguments arguments, Session session) {
        String command = typed.rest().getFirst();
        List<String> rest = typed.rest().subList(1, typed.rest().size());
        SpawnOptions options = settings.spawn();
        Live live =
                session.world()
                        .spawn(
                                command,
                                rest,
                                options,
                                born -> session.console().print(started(born, options)));
        if (typed.show()) {
            JavaText.start(live.name(), settings, command, rest).forEach(session.console()::print);
        }
        return Outcome.OK;
    }

    /** A shell is shown what it gets: nothing is quoted on the way there. */
    private static String started(Live live, SpawnOptions options) {
        String line = live.name() + "  pid " + live.pid();
        return options.shell().isEmpty()
                ? line + "  runs " + live.what() + "  no channel"
                : line + "  argv: " + ShellWords.of(live.child().spawnargs());
    }
}
