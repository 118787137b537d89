package io.forkshop.runtime.cluster;

import java.util.List;

/** Node's SCHED_NONE: every worker has the listening socket, and the kernel decides. */
public record SharedHandle() implements Policy {
    @Override
    public int pick(List<Integer> inFlight) {
        throw new IllegalStateException("the kernel decides which worker accepts");
    }
}
