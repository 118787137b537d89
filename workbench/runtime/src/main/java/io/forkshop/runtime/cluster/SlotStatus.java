package io.forkshop.runtime.cluster;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One slot of a supervised cluster at one moment.
 *
 * @param name w1, w2, …: stays while workers come and go
 * @param pid of its worker; empty without one
 * @param served connections that this worker took from the primary; 0 under the shared policy
 * @param inFlight connections it has open, as far as it has said
 * @param restarts how many workers followed one that died
 * @param lastEnd how the last one ended; empty while the first lives
 * @param tally what the slot's workers died of, counted; "" if none did
 * @param module what its worker runs
 */
public record SlotStatus(
        String name,
        OptionalLong pid,
        SlotState state,
        long served,
        int inFlight,
        int restarts,
        Optional<String> lastEnd,
        String tally,
        String module) {}
