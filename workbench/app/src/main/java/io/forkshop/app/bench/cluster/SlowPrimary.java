package io.forkshop.app.bench.cluster;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.Policy;
import io.forkshop.runtime.cluster.SlotState;
import io.forkshop.runtime.cluster.SlotStatus;
import io.forkshop.runtime.cluster.Supervision;
import io.forkshop.runtime.cluster.Supervisor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A supervised cluster of {@link SlowWorker}s in a process of its own, what slow.js is to Node. It
 * is asked over its channel: who serves, how the slots are, and for a reload.
 */
public final class SlowPrimary {
    private final Supervisor web;
    private final ClusterOptions good;

    private SlowPrimary(Supervisor web, ClusterOptions good) {
        this.web = web;
        this.good = good;
    }

    /**
     * The arguments: folder of the journals, workers, port, policy, ready timeout in seconds, what
     * is wrong with the workers or "".
     */
    public static void main(String[] arguments) {
        ClusterOptions good =
                ClusterOptions.of(SlowWorker.class.getName())
                        .policy(arguments[3].equals("rr") ? Policy.ROUND_ROBIN : Policy.SHARED)
                        .args(arguments[0], arguments[2], arguments[5]);
        // A worker that served for a second was sound: what kills it comes from outside.
        Supervision rules =
                Supervision.defaults()
                        .readyTimeout(Duration.ofSeconds(Integer.parseInt(arguments[4])));
        if (arguments[5].isEmpty()) {
            rules = rules.healthyAfter(Duration.ofSeconds(1)).intensity(20, Duration.ofSeconds(10));
        }
        Supervisor web = Supervisor.start(good, Integer.parseInt(arguments[1]), rules);
        SlowPrimary primary = new SlowPrimary(web, good);
        Parent.onDisconnect(web::close);
        Parent.onMessage(order -> primary.obey((Map<?, ?>) order));
        web.cluster()
                .onExit(
                        (worker, end) -> {
                            long pid = worker.process().pid().orElse(-1);
                            Parent.send(Map.of("dead", pid, "served", worker.served()));
                        });
        web.onEvent(event -> Parent.send(Map.of("event", event.toString())));
    }

    private void obey(Map<?, ?> order) {
        switch (String.valueOf(order.get("op"))) {
            case "pids" -> Parent.send(Map.of("pids", pids(), "port", port()));
            case "slots" -> Parent.send(Map.of("slots", slots()));
            case "reload" -> reload((List<?>) order.get("args"));
            default -> throw new IllegalArgumentException("no such order: " + order);
        }
    }

    private List<Long> pids() {
        return web.status().stream()
                .filter(slot -> slot.state() == SlotState.LISTENING)
                .map(slot -> slot.pid().orElse(-1))
                .collect(Collectors.toList());
    }

    private int port() {
        return web.places().stream().mapToInt(place -> place.port()).findFirst().orElse(0);
    }

    private List<String> slots() {
        return web.status().stream().map(SlowPrimary::told).toList();
    }

    private static String told(SlotStatus slot) {
        return slot.state() + " after " + slot.restarts() + " restarts, deaths: " + slot.tally();
    }

    /** Answered from another thread: this one must go on hearing. */
    private void reload(List<?> arguments) {
        ClusterOptions next =
                arguments.isEmpty()
                        ? good
                        : good.args(arguments.stream().map(String::valueOf).toArray(String[]::new));
        web.reload(next)
                .thenAccept(
                        result ->
                                Parent.send(Map.of("done", result.done(), "text", result.text())));
    }
}
