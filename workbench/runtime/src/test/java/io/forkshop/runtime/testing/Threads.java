package io.forkshop.runtime.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The same from several threads at once. */
public final class Threads {
    private static final int PATIENCE = 500; // seconds

    private Threads() {}

    /** What one round does; its number is unlike all others'. */
    @FunctionalInterface
    public interface Task {
        void run(int number) throws Exception;
    }

    /** So many threads run the rounds of the loop, until one fails or there are no more. */
    public static void run(int threads, Loop loop, Task task) throws Exception {
        Callable<Void> rounds =
                () -> {
                    for (int number = loop.next(); number >= 0; number = loop.next()) {
                        task.run(number);
                    }
                    return null;
                };
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(rounds));
            }
            for (Future<Void> done : all) {
                done.get(PATIENCE, TimeUnit.SECONDS);
            }
        }
    }
}
