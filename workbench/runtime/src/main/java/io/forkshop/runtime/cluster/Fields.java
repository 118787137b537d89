package io.forkshop.runtime.cluster;

import io.forkshop.runtime.ForkshopException;

import java.time.Duration;

/** Refuses values before anything starts, by the name of their field: ERR_OUT_OF_RANGE. */
final class Fields {
    private Fields() {}

    static void check(boolean good, String field, Object value, String rule) {
        if (!good) {
            throw new ForkshopException(
                    "ERR_OUT_OF_RANGE",
                    "supervision." + field + " is " + value + "; it " + rule + "; nothing started");
        }
    }

    static void positive(String field, Duration value) {
        check(value.isPositive(), field, value, "must be more than zero");
    }

    static void notNegative(String field, Duration value) {
        check(!value.isNegative(), field, value, "must not be negative");
    }
}
