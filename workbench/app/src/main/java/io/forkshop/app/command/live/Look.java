package io.forkshop.app.command.live;

import io.forkshop.app.inspect.Snapshot;
import io.forkshop.app.world.Traffic;

import java.util.Map;

/**
 * The subtree and its channels at one moment.
 *
 * @param traffic by the worker's name
 * @param nanos by a clock that never jumps
 */
public record Look(Snapshot snapshot, Map<String, Traffic> traffic, long nanos) {
    public Look {
        traffic = Map.copyOf(traffic);
    }
}
