package io.forkshop.app.command;

import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Verdict;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Many experiments, one after the other, without questions: a line each, and a summary. */
final class RunAll {
    private final Session session;
    private final Console console;
    private final String command;
    private final int digits;
    private final List<String> against = new ArrayList<>();
    private final List<String> unmeasured = new ArrayList<>();
    private int held;

    RunAll(Session session, String command, List<Experiment> all) {
        this.session = session;
        this.console = session.console();
        this.command = command;
        this.digits = String.valueOf(all.size()).length();
    }

    /** In their order; one that fails does not stop the others, Ctrl-C does. */
    static Outcome of(List<Experiment> all, String command, Session session)
            throws InterruptedException {
        RunAll run = new RunAll(session, command, all);
        long began = System.nanoTime();
        try {
            for (int i = 0; i < all.size(); i++) {
                run.one(all.get(i), i + 1, all.size());
            }
        } finally { // Who stops it has the verdicts that there are.
            run.summary(all.size(), (System.nanoTime() - began) / 1_000_000);
        }
        return Outcome.OK;
    }

    private void one(Experiment experiment, int number, int all) throws InterruptedException {
        String place = String.format("%" + digits + "d/%d ", number, all);
        console.part(
                Text.of(place, Tone.DIM)
                        .append(String.format("%-6s ", experiment.id()), Tone.CODE));
        try {
            Performance done = Performance.of(experiment, "", command, session);
            console.part(
                    Showing.verdict(done.report().verdict())
                            .append("  " + seconds(done.millis()), Tone.DIM));
            console.endPart();
            count(experiment.id(), done.report());
        } catch (InterruptedException e) {
            console.part(Text.of("stopped"));
            console.endPart();
            throw e;
        } catch (Exception e) {
            console.part(Text.of("failed", Tone.WARNING));
            console.endPart();
            console.error(session.fault("run " + experiment.id(), e));
            unmeasured.add(experiment.id());
        }
        if (!console.flush()) {
            throw new InterruptedException("nobody reads any more");
        }
    }

    private void count(String id, Report report) {
        if (report.verdict() == Verdict.HOLDS) {
            held++;
            return;
        }
        (report.verdict() == Verdict.DOES_NOT_HOLD ? against : unmeasured).add(id);
        Text indent = Text.of(" ".repeat(2 * digits + 2));
        Text.of(report.explanation()).wrap(console.width(), indent, indent).forEach(console::print);
    }

    private void summary(int all, long millis) {
        int ran = held + against.size() + unmeasured.size();
        List<String> parts = new ArrayList<>();
        parts.add(held + (held == 1 ? " holds" : " hold"));
        if (!against.isEmpty()) {
            parts.add(
                    against.size()
                            + (against.size() == 1 ? " does" : " do")
                            + " not hold here ("
                            + String.join(", ", against)
                            + ")");
        }
        if (!unmeasured.isEmpty()) {
            parts.add(
                    unmeasured.size()
                            + " could not be measured ("
                            + String.join(", ", unmeasured)
                            + ")");
        }
        String of = ran == all ? "" : " of " + all;
        String text =
                ran + of + " run in " + seconds(millis) + ": " + String.join(", ", parts) + ".";
        Text.of(text).wrap(console.width()).forEach(console::print);
        console.print(Text.of("Next: ", Tone.DIM).append("claims", Tone.TYPED));
    }

    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
    }
}
