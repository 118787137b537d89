package io.forkshop.app.bench;

import io.forkshop.runtime.posix.PseudoTerminal;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A program on a terminal of its own, 80 columns by 24 lines, from its exec to its end. A reader
 * thread takes the times, so that whoever waits can be interrupted.
 */
final class TerminalRun implements AutoCloseable {
    private static final Duration TO_EMPTY = Duration.ofSeconds(2);

    /** What came, and when; no bytes mean that the program has left the terminal. */
    private record Chunk(byte[] bytes, long nanos) {}

    private final String name;
    private final PseudoTerminal terminal;
    private final ChildProcess program;
    private final Thread reader;
    private final BlockingQueue<Chunk> chunks = new LinkedBlockingQueue<>();
    private final Scratch scratch;
    private final long started;

    TerminalRun(
            String name, List<String> command, Map<String, String> environment, Scratch scratch) {
        this.name = name;
        this.scratch = scratch;
        this.terminal = PseudoTerminal.open(80, 24);
        // A session of its own: opening the terminal first makes it the one that controls it.
        Stdio tty = Stdio.file(Path.of(terminal.path()), Stdio.Mode.READ_WRITE);
        SpawnOptions options =
                SpawnOptions.defaults().env(environment).detached(true).stdio(tty, tty, tty);
        List<String> arguments = command.subList(1, command.size());
        this.started = System.nanoTime();
        this.program = ChildProcesses.spawn(command.getFirst(), arguments, options);
        this.reader = Thread.ofPlatform().daemon().name("forkshop-bench-screen").start(this::read);
        keep();
    }

    private void keep() {
        try {
            scratch.keep(this);
        } catch (Trouble overtaken) {
            close();
            throw overtaken;
        }
    }

    private void read() {
        byte[] bytes;
        do {
            bytes = terminal.read();
            chunks.add(new Chunk(bytes, System.nanoTime()));
        } while (bytes.length > 0);
    }

    /** Waits for the prompt; milliseconds since the exec. */
    double untilPrompt(Prompt prompt, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            Chunk chunk = chunks.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (chunk == null) {
                String waited = " did not come within " + longest.toSeconds() + " s";
                throw new Trouble("the prompt of " + name + waited + screen(prompt));
            }
            if (chunk.bytes().length == 0) {
                String ended = program.await().toString();
                throw new Trouble(name + " " + ended + " before its prompt" + screen(prompt));
            }
            if (prompt.sees(chunk.bytes())) {
                return (chunk.nanos() - started) / 1e6;
            }
        }
    }

    /** Types; milliseconds since the exec. */
    double type(String keys) {
        terminal.type(keys);
        return (System.nanoTime() - started) / 1e6;
    }

    /** Lets the program have that time for itself. What it writes meanwhile is not looked at. */
    void idle(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (chunks.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS) != null) {
            // Nothing that anybody waits for.
        }
    }

    private static String screen(Prompt prompt) {
        String text = prompt.text().strip().replaceAll("\\s+", " ");
        String end = text.substring(Math.max(0, text.length() - 200));
        return end.isEmpty() ? "; its screen is empty" : "; its screen ends: " + end;
    }

    /** Types the keys that end the program; empty when it is still there after that time. */
    Optional<ExitStatus> leave(String keys, Duration longest) throws InterruptedException {
        terminal.type(keys);
        return program.await(longest);
    }

    /**
     * Ends what is left. The death of the session's leader and the end of the terminal both send
     * SIGHUP to what the program has started on it.
     */
    @Override
    public void close() {
        program.close();
        boolean interrupted = awaitEmptyTerminal();
        terminal.close();
        scratch.release(this);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What was started on the terminal may still write files; its last holder ends the reader.
     *
     * @return whether somebody wants us to hurry
     */
    private boolean awaitEmptyTerminal() {
        boolean interrupted = Thread.interrupted();
        try {
            reader.join(TO_EMPTY);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        return interrupted;
    }
}
