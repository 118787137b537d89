package io.forkshop.runtime.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** The rounds of a loop, shared by the threads that run it. */
public final class Loop {
    private static final int SECONDS = Integer.getInteger("forkshop.soak.seconds", 0);

    private final int most;
    private final int longest; // in seconds; 0: as long as it takes
    private final long start = System.nanoTime();
    private final AtomicInteger begun = new AtomicInteger();

    private Loop(int most, int longest) {
        this.most = most;
        this.longest = longest;
    }

    public static Loop of(int rounds) {
        return new Loop(rounds, 0);
    }

    /**
     * A long loop. Where time is short ({@code -Dforkshop.soak.seconds=N}, as under {@code -Pci})
     * it ends after so many seconds; {@link #report} says how far it came.
     */
    public static Loop soak(int rounds) {
        return new Loop(rounds, SECONDS);
    }

    /** The same, of as many rounds as there is time for. */
    public static Loop soak(Duration whole) {
        int seconds = (int) whole.toSeconds();
        return new Loop(Integer.MAX_VALUE, SECONDS > 0 ? Math.min(SECONDS, seconds) : seconds);
    }

    /** The number of the next round, from 0; -1 when there is none. */
    public int next() {
        boolean late = longest > 0 && seconds() > longest;
        int round = late ? most : begun.getAndIncrement();
        return round < most ? round : -1;
    }

    /** How many rounds there were. */
    public int rounds() {
        return Math.min(most, begun.get());
    }

    private double seconds() {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }

    /** Prints how far it came and what was measured, and keeps the line with the test reports. */
    public void report(String id, String measured) {
        print(
                String.format(
                        Locale.ROOT,
                        "%s: %d%s rounds in %.1f s; %s",
                        id,
                        rounds(),
                        most == Integer.MAX_VALUE ? "" : " of " + most,
                        seconds(),
                        measured));
    }

    /** Of a loop that ran in another process. */
    public static void print(String line) {
        System.out.println(line);
        try {
            Files.writeString(
                    Path.of("target", "soak.txt"),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
