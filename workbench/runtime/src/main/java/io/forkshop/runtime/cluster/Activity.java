package io.forkshop.runtime.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process's threads are doing right now. */
enum Activity {
    /** One at least uses a processor, or waits for one. */
    RUNNING,
    /** All wait for something. */
    WAITING,
    /** A signal stopped it. */
    STOPPED;

    /**
     * From the states of its threads (proc_pid_stat(5)): a JVM's first thread, whose state is the
     * one that ps shows, only waits for the end. A process that is gone, or a system without /proc,
     * gives {@code WAITING}.
     */
    static Activity of(long pid) {
        Activity activity = WAITING;
        try (DirectoryStream<Path> threads =
                Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads) {
                switch (state(thread.resolve("stat"))) {
                    case 'T', 't' -> {
                        return STOPPED;
                    }
                    case 'R' -> activity = RUNNING;
                    default -> {}
                }
            }
        } catch (IOException | RuntimeException e) {
            return activity;
        }
        return activity;
    }

    private static char state(Path stat) throws IOException {
        String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
        // "pid (name) state …", where the name may hold anything, parentheses too.
        return line.charAt(line.lastIndexOf(')') + 2);
    }
}
