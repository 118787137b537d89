package io.forkshop.app.inspect;

import java.util.OptionalDouble;

/**
 * What a process did between two looks. Empty where the kernel did not say, and of a process that
 * was not there before.
 *
 * @param cpu percent of one core: a process of many threads can have more than 100
 * @param voluntary switches a second
 * @param involuntary switches a second
 */
public record Rates(OptionalDouble cpu, OptionalDouble voluntary, OptionalDouble involuntary) {
    public static final Rates UNKNOWN =
            new Rates(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /**
     * Two looks at what may be one process: a later one with its pid has no rates yet.
     *
     * @param seconds between the looks
     */
    public static Rates between(ProcessFacts before, ProcessFacts now, double seconds) {
        if (!before.same(now)) {
            return UNKNOWN;
        }
        OptionalDouble millis = rate(Measure.CPU, before, now, seconds);
        return new Rates(
                millis.isPresent()
                        ? OptionalDouble.of(millis.getAsDouble() / 10)
                        : OptionalDouble.empty(),
                rate(Measure.VOLUNTARY, before, now, seconds),
                rate(Measure.INVOLUNTARY, before, now, seconds));
    }

    private static OptionalDouble rate(
            Measure measure, ProcessFacts before, ProcessFacts now, double seconds) {
        var then = before.measure(measure);
        var later = now.measure(measure);
        return then.isPresent() && later.isPresent()
                ? perSecond(then.getAsLong(), later.getAsLong(), seconds)
                : OptionalDouble.empty();
    }

    /**
     * How fast a counter has grown. Empty when it has fallen: a thread that ends takes what it has
     * counted with it, and what the others did cannot be told any more.
     */
    public static OptionalDouble perSecond(long before, long now, double seconds) {
        return now < before || seconds <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((now - before) / seconds);
    }
}
