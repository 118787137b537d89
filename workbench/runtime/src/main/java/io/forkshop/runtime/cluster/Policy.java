package io.forkshop.runtime.cluster;

import java.util.List;

/**
 * How connections find their worker: {@link RoundRobin} and {@link LeastBusy} are decisions of the
 * primary, which accepts and hands each connection to one worker; under {@link SharedHandle} it
 * hands out the listening socket once, and the workers race in accept(2).
 */
public sealed interface Policy permits RoundRobin, LeastBusy, SharedHandle {
    Policy ROUND_ROBIN = new RoundRobin();
    Policy LEAST_BUSY = new LeastBusy();
    Policy SHARED = new SharedHandle();

    /**
     * Which of the free workers gets the next connection: an index into {@code inFlight}, the
     * number of connections each has open. Who was handed one longest ago stands first; there is at
     * least one.
     */
    int pick(List<Integer> inFlight);
}
