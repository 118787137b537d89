package io.forkshop.app.load;

import io.forkshop.runtime.ForkshopException;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A load that is being made. One thread only. */
public final class Running {
    private final LoadProcess process;
    private final Duration longest;
    private Progress progress;
    private LoadResult result;

    Running(LoadProcess process, LoadPlan plan) {
        this.process = process;
        this.longest =
                plan.warmUp().plus(plan.time()).plus(plan.timeout()).plus(LoadProcess.patience());
        this.progress =
                new Progress(plan.warmUp().plus(plan.time()).toMillis() / 1000.0, false, 0, 0, 0);
    }

    /** As it was told last. */
    public Progress progress() {
        return progress;
    }

    public Optional<LoadResult> result() {
        return Optional.ofNullable(result);
    }

    /** Waits for the result, at most so long; returns whether it is there. */
    public boolean await(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toNanos();
                result == null && left >= 0;
                left = end - System.nanoTime()) {
            Map<?, ?> message = process.next(Duration.ofNanos(left));
            if (message != null && message.get("progress") instanceof Map<?, ?> now) {
                progress = Progress.of(now);
            } else if (message != null && message.get("result") instanceof Map<?, ?> all) {
                result = LoadResult.of(all);
            }
        }
        return result != null;
    }

    /** Waits to the end. */
    public LoadResult await() throws InterruptedException {
        if (!await(longest)) {
            throw new ForkshopException(
                    "ETIMEDOUT", "The load did not end within " + longest.toSeconds() + " s.");
        }
        return result;
    }

    /** Ends it now, and returns what was measured. */
    public LoadResult stop() throws InterruptedException {
        if (result == null) {
            process.stop();
        }
        return await();
    }
}
