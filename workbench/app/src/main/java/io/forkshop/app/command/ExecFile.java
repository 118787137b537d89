package io.forkshop.app.command;

import io.forkshop.app.call.Form;
import io.forkshop.app.call.JavaText;
import io.forkshop.app.call.Settings;
import io.forkshop.app.call.Typed;
import io.forkshop.app.world.World;

import java.util.List;

/** Runs a program to its end, without a shell, and shows all that it wrote. */
final class ExecFile extends Starter {
    ExecFile() {
        super(Form.EXEC_FILE);
    }

    @Override
    public String synopsis() {
        return "execFile [OPTIONS] FILE [ARGS]";
    }

    @Override
    public String summary() {
        return "a program, no shell";
    }

    @Override
    List<String> about() {
        return List.of(
                "FILE is looked for on the PATH. No shell: each argument arrives as it is, and",
                "*, $X, ; and | are plain characters. Otherwise as exec: what it writes is",
                "shown when it has ended, with how it ended.");
    }

    @Override
    String example() {
        return "execFile ls -l";
    }

    @Override
    String needs() {
        return "a program to run";
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.FILE);
    }

    @Override
    Outcome start(Typed typed, Settings settings, Arguments arguments, Session session)
            throws InterruptedException {
        String file = typed.rest().getFirst();
        List<String> rest = typed.rest().subList(1, typed.rest().size());
        if (typed.show()) {
            JavaText.collect(settings, file, rest).forEach(session.console()::print);
        }
        World world = session.world();
        Collecting collecting = new Collecting(settings.exec(), session);
        return collecting.run(() -> world.execFile(file, rest, settings.exec()));
    }
}
