package io.forkshop.runtime.cluster;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One slot of a supervised cluster at one moment.
 *
 * @param name w1, w2, …: stays while workers come and go
 * @param pid of its worker; empty without one
 * @param served connections that this worker took from the primary; empty under the shared policy,
 *     where each accepts by itself
 * @param inFlight connections it has open; empty when it has not said, as workers of Node's never
 *     do
 * @param restarts how many workers followed one that died
 * @param lastEnd how the last one ended; empty while the first lives
 * @param tally what the slot's workers died of, counted; "" if none did
 * @param module what its worker runs
 */
public record SlotStatus(
        String name,
        OptionalLong pid,
        SlotState state,
        OptionalLong served,
        OptionalInt inFlight,
        int restarts,
        Optional<String> lastEnd,
        String tally,
        String module) {}
