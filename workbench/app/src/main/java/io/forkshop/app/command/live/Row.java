package io.forkshop.app.command.live;

import io.forkshop.app.inspect.ProcessFacts;
import io.forkshop.app.inspect.Rates;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A process in one frame of top.
 *
 * @param in messages a second that it received; empty where there is no channel of ours
 * @param out messages a second that it sent
 * @param cpu percent of a core in the last intervals, the newest last
 * @param messages a second, both ways, in the last intervals
 */
public record Row(
        ProcessFacts facts,
        Rates rates,
        OptionalDouble in,
        OptionalDouble out,
        List<Double> cpu,
        List<Double> messages) {
    /** For JSON: one digit behind the point; null when it is not known. */
    public static Double rounded(OptionalDouble value) {
        return value.isEmpty() ? null : Math.round(value.getAsDouble() * 10) / 10.0;
    }

    /** Both ways; 0 where nothing is known. */
    double traffic() {
        return in.orElse(0) + out.orElse(0);
    }
}
