package io.forkshop.app.bench;

import java.util.Locale;

/** A ratio with a target, such as {@code ratio fork-smallest 0.41 target <= 0.5}. */
public record Figure(String name, double value, Side side, double limit) {

    /** On which side of the limit the target lies. */
    public enum Side {
        AT_MOST("<="),
        AT_LEAST(">=");

        private final String sign;

        Side(String sign) {
            this.sign = sign;
        }
    }

    static Figure atMost(double limit, String name, double value) {
        return new Figure(name, value, Side.AT_MOST, limit);
    }

    /** Judged on the value as it is, not as it is printed. */
    public boolean met() {
        return side == Side.AT_MOST ? value <= limit : value >= limit;
    }

    /** Three decimals when two would not show on which side of the limit the value lies. */
    public String line() {
        return "ratio %s %s target %s".formatted(name, digits(), target());
    }

    /** Such as {@code <= 0.5}. */
    public String target() {
        return side.sign + " " + plain(limit);
    }

    /** The value, as exactly as is needed to judge it. */
    public String digits() {
        String two = String.format(Locale.ROOT, "%.2f", value);
        Figure shown = new Figure(name, Double.parseDouble(two), side, limit);
        boolean enough = value >= 0.1 && shown.met() == met();
        return enough ? two : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
