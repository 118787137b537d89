package io.forkshop.app.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Tells who has used up the processor time that one process of the learner's may use. Each is
 * looked at when it could be over at the earliest, a second from now or more: so an idle one costs
 * two looks a minute, and nobody at all none.
 */
final class CpuShares {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private record Watched(ProcessHandle process, boolean whole, Consumer<Duration> usedUp) {
        Duration used() {
            if (!whole) {
                return time(process);
            }
            try (Stream<ProcessHandle> all = process.descendants()) {
                return all.map(Watched::time).reduce(time(process), Duration::plus);
            }
        }

        private static Duration time(ProcessHandle process) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }
    }

    private final List<Watched> watched = new ArrayList<>();
    private Duration most = Duration.ZERO;
    private boolean waiting;

    /** For those that are watched from now on; zero for any. */
    synchronized void most(Duration each) {
        most = each;
    }

    /**
     * @param whole what it has started counts, too
     * @param usedUp told once how much it has used, on a thread that must not wait
     */
    synchronized void watch(long pid, boolean whole, Consumer<Duration> usedUp) {
        if (!most.isZero()) {
            ProcessHandle.of(pid)
                    .ifPresent(process -> watched.add(new Watched(process, whole, usedUp)));
            lookAfter(earliest(Duration.ZERO));
        }
    }

    private void lookAfter(Duration pause) {
        if (!waiting && !watched.isEmpty()) {
            waiting = true;
            CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::look);
        }
    }

    /** How long until one that has used so much can have used too much. */
    private Duration earliest(Duration used) {
        Duration left = most.minus(used).dividedBy(PROCESSORS);
        return left.toMillis() < 1000 ? Duration.ofSeconds(1) : left;
    }

    private synchronized void look() {
        waiting = false;
        Duration next = earliest(Duration.ZERO);
        for (Watched each : List.copyOf(watched)) {
            Duration used = each.used();
            if (!each.process().isAlive()) {
                watched.remove(each);
            } else if (used.compareTo(most) > 0) {
                watched.remove(each);
                each.usedUp().accept(used);
            } else if (earliest(used).compareTo(next) < 0) {
                next = earliest(used);
            }
        }
        lookAfter(next);
    }
}
