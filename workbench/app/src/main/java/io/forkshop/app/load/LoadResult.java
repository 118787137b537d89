package io.forkshop.app.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a plan. Requests that ended while it was warming up are not in it.
 *
 * @param seconds how long requests began
 * @param inTime right answers that came within those seconds; later ones are counted as well, but
 *     make no rate
 * @param counts every request, by what became of it
 * @param percentiles of the right answers' times, in microseconds, by percent; empty without one.
 *     In an open loop a time begins when the request was due, sent or not, so that a stalled server
 *     cannot hide those who would have asked meanwhile (coordinated omission)
 * @param bars how many right answers took how long
 * @param connects connections opened
 * @param remarks the first of each kind of failure, in words
 * @param stopped whether it was ended before its time
 */
public record LoadResult(
        double seconds,
        long inTime,
        Map<Outcome, Long> counts,
        Map<Double, Long> percentiles,
        List<Bar> bars,
        long connects,
        Map<Outcome, String> remarks,
        boolean stopped) {
    /**
     * @param over microseconds; the lower end of the range
     * @param upTo the upper end, which belongs to it
     */
    public record Bar(long over, long upTo, long count) {}

    public LoadResult {
        counts = kept(counts);
        percentiles = Collections.unmodifiableMap(new TreeMap<>(percentiles));
        bars = List.copyOf(bars);
        remarks = kept(remarks);
    }

    private static <V> Map<Outcome, V> kept(Map<Outcome, V> map) {
        Map<Outcome, V> kept = new EnumMap<>(Outcome.class); // in the order of the outcomes
        kept.putAll(map);
        return Collections.unmodifiableMap(kept);
    }

    /** Right answers a second. */
    public double rate() {
        return seconds <= 0 ? 0 : inTime / seconds;
    }

    public long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long failed() {
        return all() - count(Outcome.OK);
    }

    /** In milliseconds; NaN when no answer was right. */
    public double millis(double percent) {
        Long micros = percentiles.get(percent);
        return micros == null ? Double.NaN : micros / 1000.0;
    }

    Map<String, Object> message() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("seconds", seconds);
        fields.put("inTime", inTime);
        fields.put("counts", byName(counts));
        List<Object> marks = new ArrayList<>();
        percentiles.forEach((percent, micros) -> marks.add(List.of(percent, micros)));
        fields.put("percentiles", marks);
        fields.put("bars", bars.stream().map(b -> List.of(b.over, b.upTo, b.count)).toList());
        fields.put("connects", connects);
        fields.put("remarks", byName(remarks));
        fields.put("stopped", stopped);
        return fields;
    }

    private static Map<String, Object> byName(Map<Outcome, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((outcome, value) -> named.put(outcome.name(), value));
        return named;
    }

    static LoadResult of(Map<?, ?> message) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        ((Map<?, ?>) message.get("counts"))
                .forEach((name, n) -> counts.put(Outcome.valueOf((String) name), whole(n)));
        Map<Outcome, String> remarks = new EnumMap<>(Outcome.class);
        ((Map<?, ?>) message.get("remarks"))
                .forEach((name, s) -> remarks.put(Outcome.valueOf((String) name), (String) s));
        Map<Double, Long> percentiles = new TreeMap<>();
        for (Object each : (List<?>) message.get("percentiles")) {
            List<?> pair = (List<?>) each;
            percentiles.put(((Number) pair.get(0)).doubleValue(), whole(pair.get(1)));
        }
        List<Bar> bars = new ArrayList<>();
        for (Object each : (List<?>) message.get("bars")) {
            List<?> bar = (List<?>) each;
            bars.add(new Bar(whole(bar.get(0)), whole(bar.get(1)), whole(bar.get(2))));
        }
        return new LoadResult(
                ((Number) message.get("seconds")).doubleValue(),
                whole(message.get("inTime")),
                counts,
                percentiles,
                bars,
                whole(message.get("connects")),
                remarks,
                message.get("stopped").equals(true));
    }

    private static long whole(Object number) {
        return ((Number) number).longValue();
    }
}
