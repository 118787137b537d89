package io.forkshop.app.course.experiments.models;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.ProcFiles;
import io.forkshop.app.course.lab.Visitor;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of the section's servers at work, and what its clients see of it. */
final class Model implements AutoCloseable {
    private static final Pattern PID = Pattern.compile("\\bpid (\\d{1,18})\\b");
    private static final long BETWEEN_LOOKS = 5_000_000; // ns

    private final Lab lab;
    private final LabWorker server;
    private final int port;

    private Model(Lab lab, LabWorker server, int port) {
        this.lab = lab;
        this.server = server;
        this.port = port;
    }

    static Model start(Lab lab, String listing) throws InterruptedException {
        LabWorker server = lab.fork(listing);
        Object message = server.next();
        if (message instanceof Map<?, ?> fields && fields.get("port") instanceof Number port) {
            return new Model(lab, server, port.intValue());
        }
        throw new NotMeasured(listing + " did not say its port, but: " + message);
    }

    /** The process that has the port. */
    long pid() {
        return server.pid();
    }

    /** The answer to one request over a connection of its own. */
    String get(String path) throws IOException {
        return lab.get(port, path);
    }

    /** Clients that all ask at once, and have not read their answers. */
    List<Visitor> ask(int clients, String path) throws IOException {
        List<Visitor> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            all.add(lab.visit(port));
        }
        for (Visitor client : all) {
            client.ask(path);
        }
        return all;
    }

    /** Reads the answer of each; milliseconds until the last of them was there. */
    static double answers(List<Visitor> clients) throws IOException {
        long began = System.nanoTime();
        for (Visitor client : clients) {
            client.answer();
        }
        return (System.nanoTime() - began) / 1e6;
    }

    /**
     * Whether somebody who only says hello is answered before those who came earlier can be: they
     * ask for something that takes until {@code then}, by System.nanoTime.
     */
    boolean passes(long then) throws IOException {
        try {
            get("/");
            return System.nanoTime() < then;
        } catch (SocketTimeoutException e) {
            return false; // It would have waited even longer.
        }
    }

    /**
     * How long a hello takes that comes when so many others have begun to compute, as a share of
     * what the first of these still takes: near 0 when it passes them, 1 when it must wait.
     */
    double behind(int computing) throws IOException, InterruptedException {
        CompletableFuture<Long> first = new CompletableFuture<>();
        long enough = used().toMillis() + 100L * computing;
        for (Visitor client : ask(computing, "/cpu?ms=500")) {
            Thread.startVirtualThread(() -> awaitAnswer(client, first));
        }
        while (used().toMillis() < enough && !first.isDone()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        long asked = System.nanoTime();
        get("/");
        double hello = System.nanoTime() - asked;
        try {
            return hello / Math.max(1, first.get() - asked);
        } catch (ExecutionException e) {
            throw new NotMeasured("A computation was not answered: " + e.getCause());
        }
    }

    private static void awaitAnswer(Visitor client, CompletableFuture<Long> first) {
        try {
            client.answer();
            first.complete(System.nanoTime());
        } catch (IOException e) {
            first.completeExceptionally(e);
        }
    }

    private Duration used() {
        return ProcessHandle.of(pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** How many threads the kernel knows of in this process. */
    long threads() {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid()), "task"))) {
            return tasks.count();
        } catch (IOException e) {
            throw new NotMeasured("This system does not list threads in /proc: " + e.getMessage());
        }
    }

    double megabytes() {
        return ProcFiles.pssMegabytes(pid());
    }

    /** Who says so, by its own words. */
    static long pid(String answer) {
        Matcher found = PID.matcher(answer);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    @Override
    public void close() {
        server.close();
    }
}
