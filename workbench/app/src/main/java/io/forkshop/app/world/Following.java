package io.forkshop.app.world;

import io.forkshop.runtime.process.ExitStatus;

import java.io.InputStream;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Follows one process from its birth to its end: what it writes and says, for whoever listens then.
 */
record Following(Live live, Supplier<WorldListener> listener) {
    static final Duration LAST_WORDS = Duration.ofMillis(300);

    void begin() {
        var child = live.child();
        var out = pump(OutputLine.Stream.OUT);
        var err = pump(OutputLine.Stream.ERR);
        child.onMessage(message -> received(Shown.of(message)));
        child.onBadFrame(frame -> listener.get().notAMessage(live, frame));
        child.onDisconnect(
                () -> {
                    live.hasDisconnected();
                    listener.get().disconnected(live);
                });
        child.onExit(
                status -> {
                    live.hasEnded(status);
                    // On a thread of its own: this one still has the child's other events to
                    // deliver.
                    Thread.startVirtualThread(() -> tellEnding(status, out, err));
                });
    }

    private Pump pump(OutputLine.Stream stream) {
        var child = live.child();
        var bytes = stream == OutputLine.Stream.OUT ? child.stdout() : child.stderr();
        var lines =
                new LineReader(
                        stream,
                        line -> {
                            live.output().add(line);
                            listener.get().output(live, line);
                        });
        // What is no pipe has nothing to read for us.
        var read = bytes == null ? InputStream.nullInputStream() : bytes;
        var taps = live.taps(stream == OutputLine.Stream.OUT ? 1 : 2);
        return new Pump(live.name(), read, lines, taps);
    }

    private void received(String json) {
        listener.get().message(live, json, live.received(json));
    }

    // A grandchild may hold the streams open for ever; the child's own last words come at once.
    private void tellEnding(ExitStatus status, Pump out, Pump err) {
        try {
            out.ended(LAST_WORDS);
            err.ended(LAST_WORDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
        listener.get().ended(live, status, live.endingIsComplete(status));
    }
}
