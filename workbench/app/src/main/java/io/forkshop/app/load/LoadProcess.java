package io.forkshop.app.load;

import io.forkshop.app.world.World;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.ChildProcess;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The process that makes load, from the workbench's side: one load at a time, one caller. */
public final class LoadProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChildProcess worker;
    private final BlockingQueue<Map<?, ?>> heard = new LinkedBlockingQueue<>();

    private LoadProcess(ChildProcess worker) {
        this.worker = worker;
        worker.onMessage(message -> heard.add((Map<?, ?>) message));
        worker.onExit(
                status -> heard.add(Map.of("failed", "the process that makes load " + status)));
    }

    public static LoadProcess start(World world) {
        return new LoadProcess(world.helperWorker(LoadWorker.class.getName(), List.of()));
    }

    public long pid() {
        return worker.pid().orElse(0);
    }

    /** Begins a load; it is carried out while {@link Running#await} is called again and again. */
    public Running begin(LoadPlan plan) {
        worker.send(Map.of("do", "load", "plan", plan.message()));
        return new Running(this, plan);
    }

    void stop() {
        worker.send(Map.of("do", "stop"));
    }

    /** The next thing it says; null when it says nothing for so long. */
    Map<?, ?> next(Duration longest) throws InterruptedException {
        Map<?, ?> message = heard.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
        if (message != null && message.get("failed") != null) {
            throw new ForkshopException("ERR_LOAD_FAILED", "No load: " + message.get("failed"));
        }
        return message;
    }

    /**
     * Has so many clients wait for one answer each, until {@link #leave}.
     *
     * @return how many do, and why no more, if it is fewer
     */
    public Crowd crowd(int port, String path, int clients, Duration longest)
            throws InterruptedException {
        worker.send(Map.of("do", "wait", "port", port, "path", path, "clients", clients));
        Map<?, ?> message = next(longest);
        if (message == null) {
            throw new ForkshopException(
                    "ETIMEDOUT",
                    clients + " clients were not connected within " + longest.toSeconds() + " s.");
        }
        Map<?, ?> waiting = (Map<?, ?>) message.get("waiting");
        return new Crowd(((Number) waiting.get("clients")).intValue(), (String) waiting.get("why"));
    }

    /** Those who wait, and why there are no more of them; empty if all are there. */
    public record Crowd(int clients, String why) {}

    /** Those who wait hang up. */
    public void leave() {
        worker.send(Map.of("do", "leave"));
    }

    /** The chart as SVG. Drawn there, so that the workbench loads no fonts. */
    public String draw(Chart chart) throws InterruptedException {
        worker.send(Map.of("do", "draw", "chart", chart.message()));
        Map<?, ?> message = next(PATIENCE);
        if (message == null || !(message.get("svg") instanceof String svg)) {
            throw new ForkshopException("ERR_NO_PLOT", "The plot was not drawn in time.");
        }
        return svg;
    }

    static Duration patience() {
        return PATIENCE;
    }

    @Override
    public void close() {
        worker.close();
    }
}
