package io.forkshop.app.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is to be asked, by how many, for how long.
 *
 * @param port on this machine's loopback interface: no other can be asked
 * @param path with its query
 * @param connections how many clients, 1 to {@link #MOST_CONNECTIONS}
 * @param rate requests a second in all, whether they are answered or not (open loop); 0: each
 *     client asks again when it has its answer (closed loop)
 * @param fresh whether each request has a connection of its own
 * @param warmUp requests that end so early count for nothing
 * @param time how long requests begin after that
 * @param timeout how long each client waits for its answer
 * @param expected how a right body begins; empty: any will do
 */
public record LoadPlan(
        int port,
        String path,
        int connections,
        int rate,
        boolean fresh,
        Duration warmUp,
        Duration time,
        Duration timeout,
        String expected) {
    public static final int MOST_CONNECTIONS = 10_000;
    public static final int MOST_RATE = 100_000;
    public static final Duration LONGEST = Duration.ofMinutes(10);

    public LoadPlan {
        within("port", port, 1, 65_535);
        within("connections", connections, 1, MOST_CONNECTIONS);
        within("rate", rate, 0, MOST_RATE);
        within("time in ms", time.toMillis(), 1, LONGEST.toMillis());
        within("warm-up in ms", warmUp.toMillis(), 0, LONGEST.toMillis());
        within("timeout in ms", timeout.toMillis(), 1, LONGEST.toMillis());
        if (!path.matches("/[!-~]*")) {
            throw new IllegalArgumentException("a path begins with / and has no blanks: " + path);
        }
    }

    /** One client in a closed loop over a connection that it keeps, for a second. */
    public static LoadPlan of(int port, String path) {
        Duration second = Duration.ofSeconds(1);
        return new LoadPlan(port, path, 1, 0, false, Duration.ZERO, second, second, "");
    }

    public LoadPlan connections(int number) {
        return new LoadPlan(port, path, number, rate, fresh, warmUp, time, timeout, expected);
    }

    public LoadPlan rate(int perSecond) {
        return new LoadPlan(
                port, path, connections, perSecond, fresh, warmUp, time, timeout, expected);
    }

    public LoadPlan fresh(boolean wanted) {
        return new LoadPlan(port, path, connections, rate, wanted, warmUp, time, timeout, expected);
    }

    public LoadPlan times(Duration before, Duration length, Duration longest) {
        return new LoadPlan(
                port, path, connections, rate, fresh, before, length, longest, expected);
    }

    public LoadPlan expected(String beginning) {
        return new LoadPlan(port, path, connections, rate, fresh, warmUp, time, timeout, beginning);
    }

    private static void within(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    what + " is " + value + "; it must be " + least + " to " + most);
        }
    }

    Map<String, Object> message() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("port", port);
        fields.put("path", path);
        fields.put("connections", connections);
        fields.put("rate", rate);
        fields.put("fresh", fresh);
        fields.put("warmUp", warmUp.toMillis());
        fields.put("time", time.toMillis());
        fields.put("timeout", timeout.toMillis());
        fields.put("expected", expected);
        return fields;
    }

    static LoadPlan of(Map<?, ?> message) {
        return new LoadPlan(
                number(message, "port"),
                (String) message.get("path"),
                number(message, "connections"),
                number(message, "rate"),
                message.get("fresh").equals(true),
                Duration.ofMillis(number(message, "warmUp")),
                Duration.ofMillis(number(message, "time")),
                Duration.ofMillis(number(message, "timeout")),
                (String) message.get("expected"));
    }

    private static int number(Map<?, ?> message, String name) {
        return ((Number) message.get(name)).intValue();
    }
}
