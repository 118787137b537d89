package io.forkshop.app.command;

import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.app.world.CleanUpReport;
import io.forkshop.app.world.Live;
import io.forkshop.app.world.OutputLine;
import io.forkshop.app.world.World;
import io.forkshop.app.world.WorldListener;
import io.forkshop.runtime.channel.BadFrame;
import io.forkshop.runtime.cluster.ClusterEvent;
import io.forkshop.runtime.process.ExitStatus;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Tells the learner what the processes do, above the line being typed. A person gets some lines of
 * a flood and a count of the rest, so that a flood cannot take the prompt away; a pipe gets every
 * line.
 */
final class Announcer implements WorldListener {
    private static final int AT_ONCE = 100;
    private static final double LINES_PER_NANO = 10e-9;
    private static final int BAD_EXCERPT = 60;

    private final Console console;
    private final World world;
    private final boolean batch;
    // How many lines may be shown now: refilled slowly, so that a lasting flood becomes a trickle.
    private double lines = AT_ONCE;
    private long asked = System.nanoTime();
    private long withheld;
    private String noisiest = "";

    Announcer(Console console, World world, boolean batch) {
        this.console = console;
        this.world = world;
        this.batch = batch;
    }

    /** What the world found when it was opened. */
    void opened() {
        for (CleanUpReport report : world.swept()) {
            if (!report.asked().isEmpty()) {
                say(
                        "An earlier workbench was killed and had left processes. "
                                + Cleanup.told(report));
            }
        }
        if (!world.notRecorded().isEmpty()) {
            say(
                    "This session cannot be recorded ("
                            + world.notRecorded()
                            + "): should the workbench be killed, nobody ends what it leaves.");
        }
    }

    @Override
    public void output(Live process, OutputLine line) {
        if (batch) {
            console.above(Labelled.of(process, line));
        } else if (!world.cleaning()) { // whoever leaves wants no last words; 'output' keeps them
            show(process, line);
        }
    }

    private synchronized void show(Live process, OutputLine line) {
        long now = System.nanoTime();
        lines = Math.min(AT_ONCE, lines + (now - asked) * LINES_PER_NANO);
        asked = now;
        if (lines >= 1) {
            lines--;
            console.above(Labelled.of(process, line));
        } else {
            if (withheld++ == 0) {
                CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(this::tellWithheld);
            }
            noisiest = process.name();
        }
    }

    private synchronized void tellWithheld() {
        if (withheld > 0 && !world.cleaning()) {
            say(
                    "("
                            + withheld
                            + " more lines were not shown; 'output "
                            + noisiest
                            + "' has the last of them)");
            withheld = 0;
        }
    }

    @Override
    public void message(Live process, String json, boolean awaited) {
        // In batch an await asks for the message, and messages lists them; who follows shows them.
        if (!batch && !awaited && !world.journal().followed()) {
            console.above(Text.of("from " + process.name() + ": ", Tone.NAME).append(json));
        }
    }

    @Override
    public void notAMessage(Live process, BadFrame frame) {
        String text = frame.excerpt();
        String near = text.length() > BAD_EXCERPT ? text.substring(0, BAD_EXCERPT) + "..." : text;
        say(
                process.name()
                        + " wrote something on its channel that is not a message: "
                        + frame.rule()
                        + " at byte "
                        + frame.offset()
                        + ", near '"
                        + near
                        + "'. It was skipped.");
    }

    @Override
    public void ended(Live process, ExitStatus status, boolean awaited) {
        tellWithheld();
        // Of a worker of the cluster its supervisor tells more.
        boolean toldElsewhere = awaited || process.kind() == Live.Kind.CLUSTERED;
        if (!toldElsewhere && !world.cleaning()) {
            say(Workers.ended(process, status));
        }
    }

    @Override
    public void usedUp(Live process, Duration used) {
        say(
                process.name()
                        + " (pid "
                        + process.pid()
                        + ") has used "
                        + used.toSeconds()
                        + " s of processor time, and goes on. 'kill "
                        + process.name()
                        + "' ends it, if it should not.");
    }

    @Override
    public void cluster(ClusterEvent event) {
        if (!world.cleaning() && event.kind() != ClusterEvent.Kind.STARTED) {
            event.toString().lines().forEach(this::say);
        }
    }

    // Events are messages, not content: in a pipe they belong to the error stream.
    private void say(String sentence) {
        if (batch) {
            console.error(sentence);
        } else {
            console.above(Text.of(sentence));
        }
    }
}
