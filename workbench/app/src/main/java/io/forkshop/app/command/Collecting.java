package io.forkshop.app.command;

import io.forkshop.app.call.ShellWords;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExecException;
import io.forkshop.runtime.process.ExecHandle;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.ExecResult;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs something to its end and shows what Node's callback would get, all at once: what it wrote,
 * and how it ended. Interrupted, it ends the child, and nobody else.
 */
final class Collecting {
    private final ExecOptions options;
    private final Console console;
    private final Session session;
    private volatile Duration usedUp; // processor time; null while it may go on
    // How long after the start the child's exit was heard, in nanoseconds.
    private final CompletableFuture<Long> exit = new CompletableFuture<>();
    private long began;

    Collecting(ExecOptions options, Session session) {
        this.options = options;
        this.console = session.console();
        this.session = session;
    }

    Outcome run(Supplier<ExecHandle> start) throws InterruptedException {
        ChildProcesses.warmUp(); // What a first start costs this VM is not the program's time.
        began = System.nanoTime();
        try (ExecHandle handle = start.get()) {
            ChildProcess child = handle.child();
            child.onExit(status -> exit.complete(System.nanoTime() - began));
            String pid = child.pid().isPresent() ? "pid " + child.pid().getAsLong() : "no pid";
            console.print(pid + "  argv: " + ShellWords.of(child.spawnargs()));
            session.world().whenUsedUp(handle, used -> tooMuch(handle, used));
            return end(handle);
        }
    }

    /** A shell may be waiting for the one that computes: all of it ends. */
    private void tooMuch(ExecHandle handle, Duration used) {
        usedUp = used;
        Thread.startVirtualThread(handle::close);
    }

    private Outcome end(ExecHandle handle) throws InterruptedException {
        try {
            ExecResult result = handle.join();
            written(result.stdout(), result.stderr());
            say(result.status() + times());
            return Outcome.OK;
        } catch (ExecException e) {
            return failed(e);
        } catch (InterruptedException e) {
            handle.close();
            ChildProcess child = handle.child();
            child.status().ifPresent(status -> say("pid " + child.pid().orElse(0) + " " + status));
            throw e;
        }
    }

    private Outcome failed(ExecException e) {
        if (e.pid().isEmpty()) {
            say(ExecWords.error(e));
            return Outcome.failed(e.getMessage());
        }
        written(e.stdout(), e.stderr());
        boolean cut = ExecWords.cutShort(e);
        say(ExecWords.ending(e, options) + (cut ? timeOfExit() : times()));
        say(ExecWords.error(e));
        if (usedUp != null) {
            return Outcome.failed(
                    "It was ended: it had used "
                            + usedUp.toSeconds()
                            + " s of processor time, and may use "
                            + session.cpu().toSeconds()
                            + ". 'forkshop --cpu SECONDS' allows more, --cpu 0 any.");
        }
        return new Outcome.Failed(e.timedOut() ? Outcome.TIMEOUT : Outcome.FAILED, "");
    }

    private void written(String out, String err) {
        List<Text> lines = new ArrayList<>();
        lines.addAll(shown(new Written("stdout", Tone.NAME, out)));
        lines.addAll(shown(new Written("stderr", Tone.WARNING, err)));
        console.show(lines);
    }

    private List<Text> shown(Written written) {
        return console.interactive() ? written.beginning() : written.all();
    }

    /** A grandchild may hold the output longer than the child lives: then the close comes late. */
    private String times() {
        long closed = System.nanoTime() - began;
        String exited = exit.isDone() ? " Exit after " + millis(exit.join()) + "," : "";
        return "." + exited + " close after " + millis(closed) + ".";
    }

    /** What was cut short had its output closed by us. */
    private String timeOfExit() {
        return "." + (exit.isDone() ? " Exit after " + millis(exit.join()) + "." : "");
    }

    private static String millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos) + " ms";
    }

    private void say(String sentence) {
        Text.of(sentence).wrap(console.width()).forEach(console::print);
    }
}
