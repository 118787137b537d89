package io.forkshop.app.load;

import org.HdrHistogram.Histogram;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the requests so far. One thread only. */
final class Recorder {
    private static final int DIGITS = 3;
    private static final int MOST_REMARK = 120;

    private final long from; // by System.nanoTime
    private final long to;
    private final Histogram micros = new Histogram(DIGITS);
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final Map<Outcome, String> remarks = new EnumMap<>(Outcome.class);
    private long inTime;
    private long connects;

    /** Requests that end after the first of these moments count; none begins after the second. */
    Recorder(long from, long to) {
        this.from = from;
        this.to = to;
    }

    void connected() {
        connects++;
    }

    /** {@code due} is when the request should have begun. */
    void add(Outcome outcome, long due, long now, String remark) {
        if (outcome == Outcome.OK && now - from >= 0 && now - to <= 0) {
            inTime++;
        }
        if (now - from < 0) {
            return;
        }
        counts.merge(outcome, 1L, Long::sum);
        if (outcome == Outcome.OK) {
            micros.recordValue((now - due) / 1000);
        } else if (!remark.isEmpty()) {
            int length = Math.min(remark.length(), MOST_REMARK);
            remarks.putIfAbsent(outcome, remark.substring(0, length));
        }
    }

    long inTime() {
        return inTime;
    }

    long failed() {
        return counts.entrySet().stream()
                .filter(e -> e.getKey() != Outcome.OK)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Microseconds, 0 before the first answer. */
    long percentile(double percent) {
        return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percent);
    }

    LoadResult result(double seconds, boolean stopped) {
        Map<Double, Long> marks = new TreeMap<>();
        if (micros.getTotalCount() > 0) {
            for (int percent = 0; percent < 100; percent++) {
                marks.put((double) percent, percentile(percent));
            }
            for (double percent : new double[] {99.9, 99.99, 100}) {
                marks.put(percent, percentile(percent));
            }
        }
        return new LoadResult(seconds, inTime, counts, marks, bars(), connects, remarks, stopped);
    }

    /** Ranges that end at 1, 2, 5, 10, 20, 50, … microseconds. */
    private List<LoadResult.Bar> bars() {
        List<LoadResult.Bar> bars = new ArrayList<>();
        long over = 0;
        long before = 0;
        long max = micros.getMaxValue();
        for (int i = 0; micros.getTotalCount() > 0 && over <= max; i++) {
            long upTo = end(i);
            // Up to here, less what stood before: a value beside a border is in both ranges to the
            // histogram, which knows three digits of it.
            long counted = micros.getCountBetweenValues(0, upTo);
            long count = counted - before;
            before = counted;
            if (count > 0 || !bars.isEmpty()) {
                bars.add(new LoadResult.Bar(over, upTo, count));
            }
            over = upTo;
        }
        while (!bars.isEmpty() && bars.getLast().count() == 0) {
            bars.removeLast();
        }
        return bars;
    }

    private static long end(int index) {
        long power = 1;
        for (int i = 0; i < index / 3; i++) {
            power *= 10;
        }
        return power * List.of(1, 2, 5).get(index % 3);
    }
}
