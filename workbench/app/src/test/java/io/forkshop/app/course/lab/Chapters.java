package io.forkshop.app.course.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Where the chapters are for a test, and the proof that a test leaves nothing behind. */
public final class Chapters {
    public static final Path FOLDER = Path.of("../../chapters").toAbsolutePath().normalize();

    private Chapters() {}

    /** Every program of every section, as folder and file name. */
    public static List<String> listings() throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER, 2)) {
            return all.map(FOLDER::relativize)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".java") || name.endsWith(".js"))
                    .sorted()
                    .toList();
        }
    }

    public static List<ProcessHandle> descendants() {
        return ProcessHandle.current().descendants().toList();
    }

    /** A killed grandchild is collected by another process than ours: its end is awaited. */
    public static void assertNothingWasLeft(List<ProcessHandle> before) {
        List<ProcessHandle> left =
                descendants().stream().filter(process -> !before.contains(process)).toList();
        CompletableFuture.allOf(
                        left.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, 5, TimeUnit.SECONDS)
                .join();
        assertEquals(List.of(), left.stream().filter(ProcessHandle::isAlive).toList());
    }
}
