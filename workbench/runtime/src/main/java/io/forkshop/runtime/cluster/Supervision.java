package io.forkshop.runtime.cluster;

import java.time.Duration;

/**
 * How a cluster is kept up, as data. Immutable, and checked when made: a value that cannot work is
 * refused before anything starts, with ERR_OUT_OF_RANGE and the name of the field.
 *
 * @param restart after which endings a slot gets a new worker
 * @param intensity how many restarts are too many
 * @param backOff the pauses between them
 * @param healthyAfter a worker that lived this long had settled: the next pause is the first again
 * @param readyTimeout how long a new worker may take until it listens; more than zero
 * @param heartbeat how often a worker is asked whether it still lives; more than zero
 * @param grace how long a worker that was asked to leave may take before SIGKILL
 */
public record Supervision(
        Restart restart,
        Intensity intensity,
        BackOff backOff,
        Duration healthyAfter,
        Duration readyTimeout,
        Duration heartbeat,
        Duration grace) {

    private static final Supervision DEFAULTS =
            new Supervision(
                    Restart.ALWAYS,
                    new Intensity(5, Duration.ofSeconds(10)),
                    new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5), 0.2),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5));

    public Supervision {
        Fields.notNegative("healthyAfter", healthyAfter);
        Fields.positive("readyTimeout", readyTimeout);
        Fields.positive("heartbeat", heartbeat);
        Fields.notNegative("grace", grace);
    }

    /**
     * Always restart, at most 5 times in 10 s; pauses from 100 ms to 5 s, a fifth of each left to
     * chance; settled after 30 s; ready within 30 s; a heartbeat every 5 s; 5 s of grace.
     */
    public static Supervision defaults() {
        return DEFAULTS;
    }

    public Supervision restart(Restart when) {
        return new Supervision(
                when, intensity, backOff, healthyAfter, readyTimeout, heartbeat, grace);
    }

    public Supervision intensity(int restarts, Duration within) {
        Intensity other = new Intensity(restarts, within);
        return new Supervision(
                restart, other, backOff, healthyAfter, readyTimeout, heartbeat, grace);
    }

    public Supervision backOff(Duration first, Duration longest, double jitter) {
        BackOff other = new BackOff(first, longest, jitter);
        return new Supervision(
                restart, intensity, other, healthyAfter, readyTimeout, heartbeat, grace);
    }

    public Supervision healthyAfter(Duration lived) {
        return new Supervision(restart, intensity, backOff, lived, readyTimeout, heartbeat, grace);
    }

    public Supervision readyTimeout(Duration longest) {
        return new Supervision(
                restart, intensity, backOff, healthyAfter, longest, heartbeat, grace);
    }

    public Supervision heartbeat(Duration every) {
        return new Supervision(
                restart, intensity, backOff, healthyAfter, readyTimeout, every, grace);
    }

    public Supervision grace(Duration longest) {
        return new Supervision(
                restart, intensity, backOff, healthyAfter, readyTimeout, heartbeat, longest);
    }
}
