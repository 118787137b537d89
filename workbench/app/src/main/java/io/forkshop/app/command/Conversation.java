package io.forkshop.app.command;

import io.forkshop.app.terminal.PromptConsole;
import io.forkshop.app.terminal.PromptConsole.Reading;
import io.forkshop.runtime.process.ChildProcesses;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The prompt: reads a line, runs it where Ctrl-C can stop it, says how it went, and again. */
public final class Conversation {
    private final Session session;
    private final PromptConsole console;
    private final Interpreter interpreter;

    public Conversation(Session session, PromptConsole console) {
        this.session = session;
        this.console = console;
        this.interpreter = new Interpreter(session);
    }

    /** Until the learner leaves. What must be ended afterwards is the caller's affair. */
    public void run() {
        StartScreen.show(session);
        warmUp();
        boolean on = !StartScreen.offersToContinue(session) || continued();
        boolean warned = false;
        while (on && !session.leaving()) {
            Reading reading = console.read(this::prompt);
            if (reading instanceof Reading.Typed typed) {
                warned = false;
                on = obey(typed.line());
            } else if (reading instanceof Reading.Interrupted interrupted) {
                on = interrupted.hadText() || !warned;
                warned = !interrupted.hadText();
                if (on && warned) {
                    console.error("To leave: quit or Ctrl-D; Ctrl-C once more leaves, too.");
                }
            } else {
                on = false;
            }
        }
        Farewell.say(session);
    }

    private String prompt() {
        return session.place() + " [" + session.alive() + " alive]> ";
    }

    /**
     * Asks whether to go on where the last session ended; false when the learner leaves instead.
     */
    private boolean continued() {
        while (true) {
            Reading reading = console.answer("Continue " + session.place() + "? [Y/n] ");
            if (!(reading instanceof Reading.Typed typed)) {
                return reading instanceof Reading.Interrupted;
            }
            switch (typed.line().strip()) {
                case "", "y", "Y", "yes" -> {
                    return obey("read");
                }
                case "n", "N", "no" -> {
                    session.progress().forgetPlace();
                    session.moveTo("");
                    console.print("You are at the beginning. Next: read");
                    return true;
                }
                default -> {
                    return obey(typed.line());
                }
            }
        }
    }

    private Outcome run(String typed) {
        try {
            return interpreter.runAll(typed);
        } catch (IOException e) {
            throw new UncheckedIOException("a text has no errors of input", e);
        }
    }

    /** Runs a line; false when it was the wish to leave. */
    private boolean obey(String line) {
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        Thread work =
                Thread.ofPlatform()
                        .daemon()
                        .name("command")
                        .unstarted(() -> outcome.set(run(line)));
        session.foreground(work);
        work.start();
        AtomicBoolean stopped = new AtomicBoolean();
        console.attend(
                work,
                () -> {
                    stopped.set(true);
                    work.interrupt();
                });
        session.foreground(null);
        if (outcome.get() == null) {
            console.error("Interrupted. The command is still stopping; you can go on meanwhile.");
            return true;
        }
        boolean failed = outcome.get() instanceof Outcome.Failed;
        // Whatever a command that was stopped says about its failure, this is the reason.
        interpreter.report(failed && stopped.get() ? Outcome.interrupted() : outcome.get());
        return !(outcome.get() instanceof Outcome.Quit);
    }

    /**
     * What the first fork would otherwise wait for, while the learner reads. A daemon of low
     * priority: it must not keep the prompt's first keys waiting.
     */
    private void warmUp() {
        Thread.ofPlatform()
                .daemon()
                .name("warm-up")
                .priority(Thread.MIN_PRIORITY)
                .start(
                        () -> {
                            // First, since it goes on by itself. A rehearsal wants it later.
                            if (!Boolean.getBoolean("forkshop.java.later")) {
                                session.java();
                            }
                            ChildProcesses.warmUp();
                            session.world(); // sweeps, and tells what it ended
                            session.watch().now(); // the first look loads what looks need
                        });
    }
}
