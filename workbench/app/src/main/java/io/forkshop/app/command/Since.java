package io.forkshop.app.command;

import io.forkshop.app.inspect.Measure;
import io.forkshop.app.inspect.ProcessFacts;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a process's counters went since it was last inspected.
 *
 * @param before empty at the first look
 */
record Since(ProcessFacts now, Instant at, Optional<Since> before) {

    /** By how much; empty at the first look, and where it is not known. */
    OptionalLong more(Measure measure) {
        OptionalLong then =
                before.map(last -> last.now.measure(measure)).orElse(OptionalLong.empty());
        OptionalLong here = now.measure(measure);
        return then.isEmpty() || here.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(here.getAsLong() - then.getAsLong());
    }

    /** {@code "4.2 s"}, or empty. */
    String ago() {
        return before.map(last -> Duration.between(last.at, at))
                .map(d -> String.format(Locale.ROOT, "%.1f s", d.toMillis() / 1e3))
                .orElse("");
    }

    /** Without what came before: one look back is enough. */
    Since alone() {
        return new Since(now, at, Optional.empty());
    }
}
