package io.forkshop.app.command.live;

import io.forkshop.app.inspect.Snapshot;

import java.util.List;

/**
 * What top shows at one moment.
 *
 * @param seconds since the look before; 0 in the first frame, which has no rates
 * @param rows in the order of the pids
 */
public record Frame(Snapshot snapshot, double seconds, List<Row> rows) {
    public Frame {
        rows = List.copyOf(rows);
    }
}
