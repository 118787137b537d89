package io.forkshop.app.load;

import io.forkshop.runtime.channel.Parent;

import java.io.IOException;
import java.util.Map;

/** The program of the load's process: does what the workbench says, one thing after another. */
public final class LoadWorker {
    private static Engine engine; // what stop means; this and the next belong to the channel's
    private static Waiters waiters = new Waiters(); // reader thread

    private LoadWorker() {}

    public static void main(String[] arguments) {
        Parent.onMessage(message -> hear((Map<?, ?>) message));
        Parent.onDisconnect(() -> System.exit(0));
    }

    private static void hear(Map<?, ?> order) {
        try {
            switch ((String) order.get("do")) {
                case "load" -> begin(LoadPlan.of((Map<?, ?>) order.get("plan")));
                case "stop" -> engine.stop();
                case "wait" -> Parent.send(Map.of("waiting", waiters.begin(order)));
                case "draw" ->
                        Parent.send(
                                Map.of("svg", Svg.of(Chart.of((Map<?, ?>) order.get("chart")))));
                default -> waiters.end();
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            Parent.send(Map.of("failed", String.valueOf(e.getMessage())));
        }
    }

    private static void begin(LoadPlan plan) throws IOException {
        Engine begun = new Engine(plan, now -> Parent.send(Map.of("progress", now.message())));
        engine = begun;
        Thread.ofPlatform().daemon().name("load").start(() -> run(begun));
    }

    private static void run(Engine begun) {
        try {
            Parent.send(Map.of("result", begun.run().message()));
        } catch (IOException | RuntimeException e) {
            Parent.send(Map.of("failed", String.valueOf(e)));
        }
    }
}
