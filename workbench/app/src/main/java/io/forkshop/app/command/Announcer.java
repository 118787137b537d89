package io.forkshop.app.command;

import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.app.world.Live;
import io.forkshop.app.world.OutputLine;
import io.forkshop.app.world.World;
import io.forkshop.app.world.WorldListener;
import io.forkshop.runtime.channel.BadFrame;
import io.forkshop.runtime.process.ExitStatus;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Tells the learner what the processes do, above the line being typed. A person gets at most so
 * many lines of output in a second and a count of the rest, so that a flood cannot take the prompt
 * away; a pipe gets every line.
 */
public final class Announcer implements WorldListener {
    private static final int LINES_PER_SECOND = 100;
    private static final int MOST_WAITING = 1_000;
    private static final int BAD_EXCERPT = 60;

    private final Console console;
    private final World world;
    private final boolean batch;
    private final LinkedBlockingQueue<Text> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private long second;
    private int shown;
    private long withheld;
    private String noisiest = "";

    public Announcer(Console console, World world, boolean batch) {
        this.console = console;
        this.world = world;
        this.batch = batch;
        if (!batch) {
            Thread.ofVirtual().name("announcer").start(this::showAsTheyCome);
        }
    }

    @Override
    public void output(Live process, OutputLine line) {
        if (batch) {
            console.above(Labelled.of(process, line));
        } else if (mayShow(process)) {
            waiting.offer(Labelled.of(process, line));
        }
    }

    private synchronized boolean mayShow(Live process) {
        long now = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
        if (now != second) {
            second = now;
            shown = 0;
        }
        if (shown < LINES_PER_SECOND && waiting.remainingCapacity() > 0) {
            shown++;
            return true;
        }
        withheld++;
        noisiest = process.name();
        return false;
    }

    @Override
    public void message(Live process, String json, boolean awaited) {
        // In batch an await asks for the message, and messages lists them.
        if (!batch && !awaited) {
            waiting.offer(Text.of("from " + process.name() + ": ", Tone.NAME).append(json));
        }
    }

    @Override
    public void notAMessage(Live process, BadFrame frame) {
        String excerpt = frame.excerpt();
        String shown =
                excerpt.length() > BAD_EXCERPT
                        ? excerpt.substring(0, BAD_EXCERPT) + "..."
                        : excerpt;
        say(
                process.name()
                        + " wrote something on its channel that is not a message: "
                        + frame.rule()
                        + " at byte "
                        + frame.offset()
                        + ", near '"
                        + shown
                        + "'. It was skipped.");
    }

    @Override
    public void ended(Live process, ExitStatus status, boolean awaited) {
        if (!awaited && !world.cleaning()) {
            say(Workers.ended(process, status));
        }
    }

    // Events are messages, not content: in a pipe they belong to the error stream.
    private void say(String sentence) {
        if (batch) {
            console.error(sentence);
        } else {
            waiting.offer(Text.of(sentence));
        }
    }

    private void showAsTheyCome() {
        try {
            while (true) {
                Text next = waiting.poll(1, TimeUnit.SECONDS);
                if (next != null) {
                    console.above(next);
                } else {
                    tellWithheld();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread()
                    .interrupt(); // nobody does; but then there is nothing left to tell
        }
    }

    private void tellWithheld() {
        long count;
        String name;
        synchronized (this) {
            count = withheld;
            name = noisiest;
            withheld = 0;
        }
        if (count > 0) {
            console.above(
                    Text.of(
                            "("
                                    + count
                                    + " more lines were not shown; 'output "
                                    + name
                                    + "' has the last of them)"));
        }
    }
}
