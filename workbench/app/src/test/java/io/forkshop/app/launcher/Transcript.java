package io.forkshop.app.launcher;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process has written so far, read by a thread of its own. */
final class Transcript {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StringBuilder text = new StringBuilder();
    private boolean ended;

    Transcript(InputStream stream) {
        Thread.ofPlatform().daemon().start(() -> read(stream));
    }

    private void read(InputStream stream) {
        byte[] buffer = new byte[4096];
        try (stream) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                append(new String(buffer, 0, n));
            }
        } catch (IOException closed) {
            // A pseudo-terminal whose other end is gone ends so.
        }
        end();
    }

    private synchronized void append(String more) {
        text.append(more);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Waits until the pattern is in the text. */
    synchronized Matcher await(String regex) throws InterruptedException {
        Pattern pattern = Pattern.compile(regex);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return matcher;
            }
            if (ended || System.nanoTime() > deadline) {
                fail("waited for /" + regex + "/ and saw: " + text);
            }
            wait(100);
        }
    }

    /** Waits for the end, and gives everything. */
    synchronized String all() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ended) {
            if (System.nanoTime() > deadline) {
                fail("waited for the end of the output and saw: " + text);
            }
            wait(100);
        }
        return text.toString();
    }
}
