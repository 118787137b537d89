package io.forkshop.app.inspect;

import java.util.List;
import java.util.Optional;

/**
 * A subtree as the machine's {@code ps} lists it, or whoever answers in its place.
 *
 * @param commandLine what was run to learn it, ready to be typed in another terminal; empty when
 *     nothing was run
 * @param note one or two sentences when the answer did not come from {@code ps}, or means something
 *     special here
 */
public record Listing(String commandLine, Optional<String> note, List<ProcessRow> rows) {}
