package io.forkshop.app.fault;

import java.util.List;

/**
 * What followed a fault.
 *
 * @param checks each part of the claim with its evidence; empty if nothing was done
 * @param remark what else there is to say: why nothing was done, or how to undo what was
 */
public record Finding(List<Check> checks, String remark) {
    static Finding nothingDone(String why) {
        return new Finding(List.of(), why);
    }

    /** Whether anything could be seen at all. */
    public boolean seen() {
        return !checks.isEmpty();
    }

    /** Whether it all came as claimed. */
    public boolean holds() {
        return seen() && checks.stream().allMatch(Check::held);
    }
}
