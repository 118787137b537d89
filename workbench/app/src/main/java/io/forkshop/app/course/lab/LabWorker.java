package io.forkshop.app.course.lab;

import io.forkshop.runtime.channel.BadFrame;
import io.forkshop.runtime.channel.Tap;
import io.forkshop.runtime.channel.TappedFrame;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A worker under observation: what it sends and prints is kept until the experiment asks for it.
 */
public final class LabWorker implements AutoCloseable {
    /** Takes the place of a message when none can come any more. */
    private static final Object NO_MORE = new Object();

    private static final int LAST_LINES = 3;
    private static final int MOST_FRAMES = 100;
    private static final int MOST_BYTES = 200;

    private final String name;
    private final Patience patience;
    private final BlockingQueue<Object> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<Object> lines = new LinkedBlockingQueue<>();
    private final BlockingQueue<BadFrame> badFrames = new LinkedBlockingQueue<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final long forkedAt = System.nanoTime();
    private final ChildProcess process;
    private volatile long firstMessageAt;

    LabWorker(String name, Function<Tap, ChildProcess> start, Patience patience) {
        this.name = name;
        this.patience = patience;
        this.process = start.apply(this::crossed);
        process.onMessage(this::heard);
        process.onBadFrame(badFrames::add);
        process.onDisconnect(() -> messages.add(NO_MORE));
        read(process.stdout(), lines);
        read(process.stderr(), null);
    }

    private void heard(Object message) {
        if (firstMessageAt == 0) {
            firstMessageAt = System.nanoTime();
        }
        messages.add(message);
    }

    private void crossed(TappedFrame frame) {
        if (frames.size() < MOST_FRAMES) {
            String bytes = new String(frame.copy(MOST_BYTES), StandardCharsets.UTF_8);
            frames.add((frame.direction() == Tap.Direction.SENT ? "> " : "< ") + bytes.strip());
        }
    }

    /** The first frames on the channel as they were written, sent (>) and received (<). */
    public List<String> frames() {
        return List.copyOf(frames);
    }

    public long pid() {
        return process.pid().orElseThrow(() -> new NotMeasured(name + " did not start."));
    }

    /** False when it did not fit, and waits behind what the worker has not read yet. */
    public boolean send(Object message) {
        return process.send(message);
    }

    /** All that can be done with a worker, for what only one experiment needs. */
    public ChildProcess process() {
        return process;
    }

    /** Sends and waits for the next message. */
    public Object ask(Object message) throws InterruptedException {
        send(message);
        return next();
    }

    /** The next message, in order. */
    public Object next() throws InterruptedException {
        Object message = take(messages, "a message");
        if (message == NO_MORE) {
            messages.add(NO_MORE);
            throw new NotMeasured(name + " closed its channel without a message" + lastWords());
        }
        return message;
    }

    /** The next message, or nothing when it has closed its channel instead. */
    public Optional<Object> nextOrEnd() throws InterruptedException {
        Object message = take(messages, "a message");
        if (message == NO_MORE) {
            messages.add(NO_MORE);
        }
        return Optional.of(message).filter(m -> m != NO_MORE);
    }

    /** Whether it still answers; a closed channel is a no. */
    public boolean answers(Object message) throws InterruptedException {
        return process.connected()
                && process.send(message)
                && take(messages, "an answer") != NO_MORE;
    }

    public String nextLine() throws InterruptedException {
        Object line = take(lines, "a line of output");
        if (line == NO_MORE) {
            throw new NotMeasured(name + " ended without the expected output" + lastWords());
        }
        return (String) line;
    }

    /** The next line, or nothing when it has closed its output instead. */
    public Optional<String> nextLineOrEnd() throws InterruptedException {
        Object line = take(lines, "a line of output");
        return line == NO_MORE ? Optional.empty() : Optional.of((String) line);
    }

    public BadFrame nextBadFrame() throws InterruptedException {
        return take(badFrames, "a bad frame");
    }

    /** How many messages have come and were not asked for yet. */
    public int waiting() {
        return messages.size();
    }

    public void kill(Signal signal) {
        process.kill(signal);
    }

    public void disconnect() {
        process.disconnect();
    }

    /** How it ended, or nothing when it is still there after all the patience we have. */
    public Optional<ExitStatus> end() throws InterruptedException {
        return process.await(patience.left());
    }

    /** Whether its output is closed, too, within this time. */
    public boolean closes(Duration longest) throws InterruptedException {
        return process.awaitClose(longest).isPresent();
    }

    /** What the parent noted: that a signal of its own was delivered. */
    public boolean killed() {
        return process.killed();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** From just before fork to the first message. */
    public double firstMessageMillis() {
        return (firstMessageAt - forkedAt) / 1e6;
    }

    private <T> T take(BlockingQueue<T> queue, String what) throws InterruptedException {
        long longest = patience.left().toMillis();
        T found = queue.poll(longest, TimeUnit.MILLISECONDS);
        if (found == null) {
            throw new NotMeasured(
                    "Waited " + longest / 1_000 + " s for " + what + " from " + name + lastWords());
        }
        return found;
    }

    private String lastWords() {
        String state = process.status().map(s -> "; it " + s).orElse("; it is still alive");
        return state + (errors.isEmpty() ? "." : ". It printed: " + String.join(" / ", errors));
    }

    /**
     * Platform threads: a blocked read of a native descriptor would hold a virtual thread's
     * carrier.
     */
    private void read(InputStream stream, BlockingQueue<Object> into) {
        Thread.ofPlatform().daemon().name("output of " + name).start(() -> pump(stream, into));
    }

    private void pump(InputStream stream, BlockingQueue<Object> into) {
        try (var reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String line;
            while ((line = reader.readLine()) != null) {
                if (into != null) {
                    into.add(line);
                } else if (errors.size() < LAST_LINES) {
                    errors.add(line);
                }
            }
        } catch (IOException e) {
            errors.add("(its output could not be read: " + e.getMessage() + ")");
        }
        if (into != null) {
            into.add(NO_MORE);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
