package io.forkshop.app.command;

import io.forkshop.app.inspect.Expectation;
import io.forkshop.app.inspect.Finding;
import io.forkshop.app.inspect.Snapshot;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.runtime.process.ExitStatus;

import java.util.List;
import java.util.Optional;

/** The prediction that waits for the next command, and what became of it. */
final class Expecting {
    private final Watch watch;
    private List<Expectation> parts = List.of();

    Expecting(Watch watch) {
        this.watch = watch;
    }

    synchronized List<Expectation> parts() {
        return parts;
    }

    synchronized void expect(List<Expectation> predicted) {
        parts = List.copyOf(predicted);
    }

    private synchronized List<Expectation> taken() {
        List<Expectation> taken = parts;
        parts = List.of();
        return taken;
    }

    /** Compares what was predicted with what is now, and says it; says nothing without one. */
    void compare(Snapshot before, Session session) {
        List<Expectation> predicted = taken();
        if (predicted.isEmpty()) {
            return;
        }
        Snapshot after = Settling.settled(watch);
        int right = 0;
        for (Expectation part : predicted) {
            Finding finding = part.check(before, after, this::ending);
            right += finding.holds() ? 1 : 0;
            Text verdict =
                    finding.holds()
                            ? Text.of("As predicted: ", Tone.GOOD)
                            : Text.of("Not as predicted: ", Tone.WARNING);
            session.console().print(verdict.append(part.words() + ". " + finding.seen() + "."));
        }
        if (predicted.size() > 1) {
            session.console().print("Right in " + right + " of " + predicted.size() + " parts.");
        }
    }

    private Optional<ExitStatus> ending(String name) {
        return watch.world().find(name).flatMap(Watch::ending);
    }
}
