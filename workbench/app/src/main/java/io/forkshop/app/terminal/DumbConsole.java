package io.forkshop.app.terminal;

import org.jline.utils.Signals;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A terminal that can only print: the kernel's own line editing, no escape sequences, and Ctrl-C as
 * the signal that it is there.
 */
public final class DumbConsole implements PromptConsole {
    private static final Reading ENDED = new Reading.Ended();
    private static final int GRACE_MS = 250;

    private final PrintStream out;
    private final PlainConsole plain;
    private final Assistant assistant;
    private final BlockingQueue<Reading> readings = new LinkedBlockingQueue<>();
    private final Semaphore interrupts = new Semaphore(0);
    private volatile boolean reading;
    private volatile Supplier<String> prompt = () -> "";
    private String part = ""; // the line that was begun and not ended
    private Thread reader;

    /** The assistant tells whether a line goes on; it completes nothing here. */
    public DumbConsole(PrintStream out, PrintStream err, Style style, Assistant assistant) {
        this.out = out;
        this.assistant = assistant;
        this.plain = new PlainConsole(out, err, style, 80);
        Signals.register("INT", this::interrupted);
    }

    private void interrupted() {
        if (reading) {
            readings.add(new Reading.Interrupted(false));
        } else {
            interrupts.release();
        }
    }

    @Override
    public Reading read(Supplier<String> newPrompt) {
        Reading reading = readLine(newPrompt);
        while (reading instanceof Reading.Typed begun && assistant.unfinished(begun.line())) {
            Reading more = readLine(() -> "...> ");
            reading =
                    more instanceof Reading.Typed typed
                            ? new Reading.Typed(begun.line() + "\n" + typed.line())
                            : more instanceof Reading.Interrupted
                                    ? new Reading.Interrupted(true)
                                    : more;
        }
        return reading;
    }

    private Reading readLine(Supplier<String> newPrompt) {
        if (reader == null) {
            reader = Thread.ofPlatform().daemon().name("keyboard").start(this::readLines);
        }
        prompt = newPrompt;
        String shown = newPrompt.get();
        if (part.isEmpty() || !part.equals(shown)) { // Else a program has asked by itself.
            endPart();
            out.print(shown);
        }
        plain.partEnded();
        part = "";
        out.flush();
        reading = true;
        try {
            Reading next = readings.take();
            if (next == ENDED) {
                readings.add(ENDED);
            }
            if (next instanceof Reading.Typed typed) {
                String line = Sanitizer.visible(newPrompt.get() + typed.line());
                plain.seen(line, line); // The kernel echoes what is typed, we do not.
            } else {
                out.println();
            }
            return next;
        } catch (InterruptedException e) {
            return new Reading.Interrupted(false);
        } finally {
            reading = false;
        }
    }

    @Override
    public Reading answer(String question) {
        return readLine(() -> question);
    }

    private void readLines() {
        try {
            BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    new FileInputStream(FileDescriptor.in),
                                    StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                readings.add(new Reading.Typed(line));
            }
            readings.add(ENDED);
        } catch (IOException e) {
            readings.add(ENDED);
        }
    }

    @Override
    public void attend(Thread work, Runnable interrupt) {
        interrupts.drainPermits();
        try {
            while (work.isAlive()) {
                if (interrupts.tryAcquire(20, TimeUnit.MILLISECONDS)) {
                    interrupt.run();
                    work.join(GRACE_MS);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void print(Text line) {
        plain.print(line);
        part = "";
        out.flush();
    }

    @Override
    public void part(Text piece) {
        plain.part(piece);
        part += piece.plain();
        out.flush();
    }

    @Override
    public void endPart() {
        plain.endPart();
        part = "";
        out.flush();
    }

    @Override
    public void run(List<String> command) throws IOException {
        throw new IOException("this terminal can only print");
    }

    @Override
    public void raw(String text) {
        plain.raw(text);
        out.flush();
    }

    @Override
    public void error(String sentence) {
        plain.error(sentence);
    }

    /** The prompt again after it, since it cannot be drawn above the line. */
    @Override
    public synchronized void above(Text line) {
        if (reading) {
            out.println();
        }
        print(line);
        if (reading) {
            out.print(prompt.get());
            out.flush();
        }
    }

    @Override
    public void show(List<Text> lines) {
        lines.forEach(this::print);
    }

    @Override
    public void watch(Onlooker looker) {
        plain.watch(looker);
    }

    @Override
    public Optional<String> ask(String question) {
        return readLine(() -> question) instanceof Reading.Typed typed
                ? Optional.of(typed.line())
                : Optional.empty();
    }

    @Override
    public void clear() {}

    @Override
    public int width() {
        return plain.width();
    }

    @Override
    public int height() {
        return plain.height();
    }

    @Override
    public boolean interactive() {
        return true;
    }

    @Override
    public Style style() {
        return plain.style();
    }

    @Override
    public void close() {
        out.flush();
    }
}
