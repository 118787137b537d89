package io.forkshop.app.command.live;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers in few columns. */
final class Numbers {
    private Numbers() {}

    /** {@code 0}, {@code 3.2}, {@code 480}, {@code 12k}; {@code -} when it is not known (yet). */
    static String rate(OptionalDouble rate) {
        if (rate.isEmpty()) {
            return "-";
        }
        double value = rate.getAsDouble();
        if (value < 9.95) {
            return value < 0.05 ? "0" : String.format(Locale.ROOT, "%.1f", value);
        }
        return value < 9_999.5
                ? String.format(Locale.ROOT, "%.0f", value)
                : value < 999_500
                        ? String.format(Locale.ROOT, "%.0fk", value / 1e3)
                        : String.format(Locale.ROOT, "%.1fM", value / 1e6);
    }

    /** KiB as {@code 512K}, {@code 43M}, {@code 1.5G}; {@code ?} when it is not known. */
    static String memory(OptionalLong kib) {
        if (kib.isEmpty()) {
            return "?";
        }
        double value = kib.getAsLong();
        if (value < 1_023.5) {
            return kib.getAsLong() + "K";
        }
        return value < 1_023.5 * 1_024
                ? String.format(Locale.ROOT, "%.0fM", value / 1_024)
                : String.format(Locale.ROOT, "%.1fG", value / 1_024 / 1_024);
    }
}
