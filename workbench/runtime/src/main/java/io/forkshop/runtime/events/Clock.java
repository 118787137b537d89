package io.forkshop.runtime.events;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that keeps deadlines; it starts with the first of them. What it runs must not
 * block. A pool shared with others would not do: whoever fills that pool would delay a deadline.
 */
public final class Clock {
    private static final Duration LONGEST = Duration.ofDays(36_500); // Its nanoseconds fit a long.
    private static final ScheduledThreadPoolExecutor EXECUTOR =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("forkshop-clock").factory());

    static {
        EXECUTOR.setRemoveOnCancelPolicy(true); // A long timeout must not keep its ended child.
    }

    private Clock() {}

    public static Future<?> after(Duration delay, Runnable task) {
        Duration bounded = delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
        return EXECUTOR.schedule(task, bounded.toNanos(), TimeUnit.NANOSECONDS);
    }
}
