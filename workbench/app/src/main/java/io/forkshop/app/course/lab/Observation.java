package io.forkshop.app.course.lab;

import io.forkshop.runtime.channel.Json;

import java.util.Locale;
import java.util.Objects;

/** One thing that was seen or measured; {@code unit} is empty where a value has none. */
public record Observation(String label, String value, String unit) {
    public Observation {
        Objects.requireNonNull(label);
        Objects.requireNonNull(value);
        Objects.requireNonNull(unit);
    }

    public static Observation of(String label, Object value) {
        return new Observation(label, String.valueOf(value), "");
    }

    /** A message, written as it was on the channel. */
    public static Observation message(String label, Object message) {
        return of(label, Json.write(message));
    }

    /**
     * A measured number. One decimal is as much as a single run on a shared machine can promise.
     */
    public static Observation of(String label, double value, String unit) {
        return new Observation(label, String.format(Locale.ROOT, "%.1f", value), unit);
    }
}
