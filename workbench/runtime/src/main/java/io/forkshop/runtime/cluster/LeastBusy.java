package io.forkshop.runtime.cluster;

import java.util.List;

/** Ours: who has the fewest connections open; among equals, who has waited longest. */
public record LeastBusy() implements Policy {
    @Override
    public int pick(List<Integer> inFlight) {
        int least = 0;
        for (int i = 1; i < inFlight.size(); i++) {
            if (inFlight.get(i) < inFlight.get(least)) {
                least = i;
            }
        }
        return least;
    }
}
