package io.forkshop.app.world;

import io.forkshop.app.inspect.ProcessRow;

import java.util.List;

/**
 * What a clean-up did.
 *
 * @param asked the processes there were; each got SIGTERM
 * @param killed those that were still there when waiting was over; each got SIGKILL
 * @param survivors those that are still there: none, unless the machine forbids us to signal them
 */
public record CleanUpReport(
        List<ProcessRow> asked, List<ProcessRow> killed, List<ProcessRow> survivors) {}
