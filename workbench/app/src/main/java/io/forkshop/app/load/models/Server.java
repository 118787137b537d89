package io.forkshop.app.load.models;

import io.forkshop.app.world.World;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.ChildProcess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A model's server that runs. */
final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Model model;
    private final ChildProcess process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private volatile String firstError = "";

    /** Starts it and waits until it listens. */
    Server(Model model, Path folder, World world) throws InterruptedException {
        this.model = model;
        process = world.helperWorker(folder.resolve(model.listing()).toString(), List.of());
        process.onMessage(this::hear);
        process.onExit(status -> port.complete(-1));
        read(process.stdout(), false);
        read(process.stderr(), true);
        if (awaitPort() < 0) {
            String end = ending();
            close();
            throw new ForkshopException(
                    "ERR_NO_SERVER", model.listing() + " does not listen: it " + end + ".");
        }
    }

    private void hear(Object message) {
        if (message instanceof Map<?, ?> map && map.get("port") instanceof Number number) {
            port.complete(number.intValue());
        }
    }

    private int awaitPort() throws InterruptedException {
        try {
            return port.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            close();
            throw new ForkshopException(
                    "ETIMEDOUT",
                    model.listing() + " did not say its port in " + PATIENCE.toSeconds() + " s.");
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e); // Nobody completes it so.
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    int port() {
        return port.join();
    }

    long pid() {
        return process.pid().orElseThrow();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How it ended and the first that it complained of; empty while it lives. */
    String ending() {
        String complaint = firstError.isEmpty() ? "" : " (" + firstError + ")";
        return process.status().map(status -> status + complaint).orElse("");
    }

    /** Output must be read, or a server that writes much would wait for us. */
    private void read(InputStream stream, boolean errors) {
        Thread.ofPlatform()
                .daemon()
                .name("output of " + model.listing())
                .start(
                        () -> {
                            try (var in =
                                    new BufferedReader(
                                            new InputStreamReader(
                                                    stream, StandardCharsets.UTF_8))) {
                                in.lines().forEach(line -> said(line, errors));
                            } catch (IOException | java.io.UncheckedIOException e) {
                                // It has ended.
                            }
                        });
    }

    private void said(String line, boolean error) {
        if (error && firstError.isEmpty()) {
            firstError = line.substring(0, Math.min(120, line.length()));
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
