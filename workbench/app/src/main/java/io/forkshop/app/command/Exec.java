package io.forkshop.app.command;

import io.forkshop.app.call.Form;
import io.forkshop.app.call.JavaText;
import io.forkshop.app.call.Settings;
import io.forkshop.app.call.Typed;
import io.forkshop.app.world.World;

import java.util.List;

/** Runs a line of shell to its end, and shows all that it wrote. */
final class Exec extends Starter {
    Exec() {
        super(Form.EXEC);
    }

    @Override
    public String synopsis() {
        return "exec [OPTIONS] 'LINE'";
    }

    @Override
    public String summary() {
        return "run a line of shell, show what it wrote";
    }

    @Override
    List<String> about() {
        return List.of(
                "The shell gets LINE as one argument: quote it with '...', or type it as it is.",
                "What it writes is shown when it has ended, with how it ended, as Node's",
                "callback gets it. Ctrl-C ends it. It has nothing to read without --input.",
                "The exit code of this command is 1 when it failed, 124 after a timeout.");
    }

    @Override
    String example() {
        return "exec 'ls | wc -l'";
    }

    @Override
    String needs() {
        return "a line for the shell";
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.NOTHING);
    }

    @Override
    Outcome start(Typed typed, Settings settings, Arguments arguments, Session session)
            throws InterruptedException {
        String line = line(typed, arguments);
        if (typed.show()) {
            JavaText.collect(settings, line, List.of()).forEach(session.console()::print);
        }
        World world = session.world(); // Opening it takes its time, which is not the program's.
        Collecting collecting = new Collecting(settings.exec(), session);
        return collecting.run(() -> world.exec(line, settings.exec()));
    }

    /** One word was quoted for us; several are for the shell, with all their quotes. */
    private static String line(Typed typed, Arguments arguments) {
        return typed.rest().size() == 1
                ? typed.rest().getFirst()
                : arguments.restFrom(typed.from());
    }
}
