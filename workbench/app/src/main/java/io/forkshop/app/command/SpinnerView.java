package io.forkshop.app.command;

import io.forkshop.app.command.live.FrameCount;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.terminal.Screenful;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A spinner and the keys that were typed, while something is computed: on the thread that draws and
 * reads the keys, which is the one that calls {@link #next}, or in a worker process.
 */
final class SpinnerView implements Screenful {
    /** How long a frame is shown, in nanoseconds. */
    static final long FRAME = 50_000_000;

    private static final int NUMBERS = 3_000_000;
    private static final int MOST_KEYS = 30;
    private static final String SIGNS = "|/-\\";

    /** What the view is doing, in this order. */
    private enum Stage {
        READY("In a second it computes on the thread that draws this."),
        HERE("It computes on the thread that draws this."),
        REST("Done. In a second a worker process computes the same."),
        WORKER("A worker process computes."),
        END("Done.");

        private final String words;

        Stage(String words) {
            this.words = words;
        }
    }

    /** The frames of one computation. */
    record Result(String where, FrameCount frames) {}

    private final LabWorker worker;
    private final LongSupplier clock;
    private final long pause;
    private final List<Result> results = new ArrayList<>();
    private final StringBuilder keys = new StringBuilder();
    private Stage stage = Stage.READY;
    private long since;
    private FrameCount frames;
    private int turn;
    private boolean shownOnce;

    /**
     * @param worker answers a number with how many primes there are below it
     * @param clock in nanoseconds
     * @param pause before, between and after the computations, for whoever looks
     */
    SpinnerView(LabWorker worker, LongSupplier clock, Duration pause) {
        this.worker = worker;
        this.clock = clock;
        this.pause = pause.toNanos();
        this.since = clock.getAsLong();
    }

    /** Of the computations that are over. */
    List<Result> results() {
        return results;
    }

    /** Whether it was only drawn once, where it could not be drawn again. */
    boolean shownOnce() {
        return shownOnce;
    }

    @Override
    public boolean next() {
        long now = clock.getAsLong();
        turn = (int) (now / FRAME % SIGNS.length());
        switch (stage) {
            case READY -> after(now, Stage.HERE);
            case HERE -> computeHere();
            case REST -> after(now, Stage.WORKER);
            case WORKER -> look(now);
            case END -> after(now, null);
        }
        return stage != null;
    }

    private void after(long now, Stage following) {
        if (now - since >= pause) {
            enter(following, now);
        }
    }

    private void enter(Stage following, long now) {
        stage = following;
        since = now;
        frames = new FrameCount(now, FRAME);
        if (following == Stage.WORKER) {
            worker.send(NUMBERS);
        }
    }

    /** Until this returns nobody draws, and nobody reads a key. */
    private void computeHere() {
        primesBelow(NUMBERS);
        over("the thread that draws", Stage.REST);
    }

    private void look(long now) {
        frames.drawn(now);
        if (worker.waiting() > 0) {
            over("a worker process", Stage.END);
        }
    }

    private void over(String where, Stage following) {
        long now = clock.getAsLong();
        frames.until(now);
        results.add(new Result(where, frames));
        enter(following, now);
    }

    /** As {@code burn.java} does it. */
    private static int primesBelow(int limit) {
        int found = 0;
        for (int n = 2; n < limit; n++) {
            int d = 2;
            while (d * d <= n && n % d != 0) {
                d++;
            }
            found += d * d > n ? 1 : 0;
        }
        return found;
    }

    @Override
    public List<Text> lines(int width, int height) {
        shownOnce |= height == Integer.MAX_VALUE;
        List<Text> lines = new ArrayList<>();
        String words = (stage == null ? Stage.END : stage).words;
        lines.addAll(Text.of(words, Tone.STRONG).wrap(width));
        lines.add(Text.empty());
        lines.add(Text.of("  " + SIGNS.charAt(turn) + "   keys: " + keys));
        lines.add(Text.empty());
        for (Result result : results) {
            lines.addAll(Text.of(sentence(result)).wrap(width));
        }
        lines.add(Text.empty());
        lines.addAll(Text.of("-- type letters; q leaves --", Tone.DIM).wrap(width));
        return lines;
    }

    private static String sentence(Result result) {
        FrameCount frames = result.frames();
        return "Computed by "
                + result.where()
                + ": "
                + frames.drawn()
                + " of "
                + frames.due()
                + " frames drawn, "
                + frames.dropped()
                + " dropped.";
    }

    @Override
    public boolean key(char key) {
        if (key > ' ' && key < 127) {
            keys.append(key);
            keys.delete(0, Math.max(0, keys.length() - MOST_KEYS));
        }
        return true;
    }
}
