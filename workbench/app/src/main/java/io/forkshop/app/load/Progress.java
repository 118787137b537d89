package io.forkshop.app.load;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a load is.
 *
 * @param left seconds in which requests will begin
 * @param warm whether what it does counts already
 * @param rate right answers a second so far
 * @param p99 milliseconds, so far; 0 without an answer
 */
public record Progress(double left, boolean warm, double rate, long failed, double p99) {
    Map<String, Object> message() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("left", left);
        fields.put("warm", warm);
        fields.put("rate", rate);
        fields.put("failed", failed);
        fields.put("p99", p99);
        return fields;
    }

    static Progress of(Map<?, ?> message) {
        return new Progress(
                ((Number) message.get("left")).doubleValue(),
                message.get("warm").equals(true),
                ((Number) message.get("rate")).doubleValue(),
                ((Number) message.get("failed")).longValue(),
                ((Number) message.get("p99")).doubleValue());
    }
}
