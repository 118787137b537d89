package io.forkshop.runtime.cluster;

import java.util.List;

/**
 * Node's SCHED_RR (node-spec 9.10): who was handed one longest ago. A worker that has not answered
 * for its last connection is not among those asked, so a slow one gets fewer.
 */
public record RoundRobin() implements Policy {
    @Override
    public int pick(List<Integer> inFlight) {
        return 0;
    }
}
