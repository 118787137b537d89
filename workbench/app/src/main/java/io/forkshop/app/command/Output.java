package io.forkshop.app.command;

import io.forkshop.app.terminal.Text;
import io.forkshop.app.world.Live;
import io.forkshop.app.world.OutputLine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a process has printed. */
final class Output implements Command {
    @Override
    public String name() {
        return "output";
    }

    @Override
    public String synopsis() {
        return "output [--raw] NAME";
    }

    @Override
    public String summary() {
        return "show what a process has printed";
    }

    @Override
    public List<String> details() {
        return List.of(
                "The last 2000 lines; those of its error stream are marked err. Characters that",
                "could act on your terminal are shown by their codes, such as \\x1b.",
                "  --raw   without labels and as written: such characters then do act",
                "Example: output w1");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.WORKER, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        Optional<String> name = arguments.positionals().stream().findFirst();
        if (name.isEmpty()) {
            return Outcome.usage("output needs a process: output w1");
        }
        Live live = Workers.find(session.world(), name.get());
        List<OutputLine> log = live.output().lines();
        if (arguments.flag("--raw")) {
            log.forEach(line -> session.console().raw(line.text() + "\n"));
            return Outcome.OK;
        }
        List<Text> lines = new ArrayList<>();
        if (log.isEmpty()) {
            lines.add(Text.of(live.name() + " has printed nothing."));
        }
        if (live.output().dropped() > 0) {
            lines.add(Text.of(live.output().dropped() + " earlier lines are no longer kept."));
        }
        log.forEach(line -> lines.add(Labelled.of(live, line)));
        session.console().show(lines);
        return Outcome.OK;
    }
}
