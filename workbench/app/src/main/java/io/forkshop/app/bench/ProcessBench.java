package io.forkshop.app.bench;

import io.forkshop.app.bench.Task.Row;

import java.time.Duration;
import java.util.List;

/** What the library does, against node and against a C program that is compiled on the spot. */
final class ProcessBench implements Bench {
    private static final int SMALL = 100;
    private static final int LARGE = 10 * 1024;

    private static final Task SPAWN =
            task("spawn", 50, 0, Row.of("spawn to exit of true, µs", atMost(0.7, "spawn-true")));

    /** Between a parent and its worker, both of the same kind, in the same protocol. */
    private static final List<Task> MESSAGES =
            List.of(
                    task(
                            "trips",
                            1000,
                            SMALL,
                            Row.of("round trip, 100 B, µs", atMost(0.5, "trip-100"))),
                    task(
                            "trips",
                            1000,
                            LARGE,
                            Row.of("round trip, 10 KiB, µs", atMost(0.5, "trip-10k"))),
                    task(
                            "flood",
                            20_000,
                            SMALL,
                            Row.of("to a worker, 100 B, 1/s", atLeast(1.5, "to-100"))),
                    task(
                            "flood",
                            3_000,
                            LARGE,
                            Row.of("to a worker, 10 KiB, 1/s", atLeast(1.2, "to-10k"))),
                    task(
                            "drain",
                            20_000,
                            SMALL,
                            Row.of("from a worker, 100 B, 1/s", atLeast(1.5, "from-100"))),
                    task(
                            "drain",
                            3_000,
                            LARGE,
                            Row.of("from a worker, 10 KiB, 1/s", atLeast(1.2, "from-10k"))));

    private static final Task CROWD =
            new Task(
                    "crowd",
                    1000,
                    0,
                    1,
                    7,
                    Duration.ofSeconds(40),
                    List.of(
                            Row.of("1,000 children: start, ms"),
                            Row.of("1,000 children: parent's PSS, MiB"),
                            Row.of("1,000 children: kill, ms")));

    private static final List<Part> PARTS =
            List.of(
                    new ContestPart(List.of(SPAWN)),
                    new ForkRows(),
                    new ContestPart(MESSAGES),
                    new TapRows(),
                    new ContestPart(List.of(CROWD)));

    private static Task task(String operation, int count, int size, Row row) {
        return new Task(operation, count, size, 20, 40, Duration.ofSeconds(12), List.of(row));
    }

    private static Target atMost(double limit, String name) {
        return new Target(name, Figure.Side.AT_MOST, limit);
    }

    private static Target atLeast(double limit, String name) {
        return new Target(name, Figure.Side.AT_LEAST, limit);
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public String summary() {
        return "spawn, fork, messages and 1,000 children, against node and C";
    }

    @Override
    public Findings run(Settings settings) throws InterruptedException {
        Parts.prepareArchive(settings);
        return Parts.measure(PARTS, settings);
    }
}
