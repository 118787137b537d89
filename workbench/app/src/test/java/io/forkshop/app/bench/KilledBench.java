package io.forkshop.app.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A benchmark for the tests to kill: its contenders have children alive nearly all the time. */
final class KilledBench {
    private KilledBench() {}

    public static void main(String[] arguments) throws InterruptedException {
        Settings settings = new Settings(Path.of(arguments[0]), 1, sentence -> {});
        try (Scratch scratch = Scratch.create();
                Contest contest = Contest.open(settings, scratch)) {
            Task trips = task("trips", 100, 100); // so that each has its worker, too
            Task crowd = task("crowd", 200, 0);
            contest.run(trips);
            System.out.println("ready");
            while (true) {
                contest.run(crowd);
            }
        }
    }

    private static Task task(String operation, int count, int size) {
        Task.Row row = Task.Row.of(operation);
        return new Task(operation, count, size, 0, 1, Duration.ZERO, List.of(row));
    }
}
