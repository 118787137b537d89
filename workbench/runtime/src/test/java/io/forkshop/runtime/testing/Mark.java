package io.forkshop.runtime.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A variable in the environment by which all that descends from one process can be found, also as
 * orphans.
 */
public record Mark(String value) implements AutoCloseable {
    private static final String NAME = "FORKSHOP_TEST_MARK";

    public static Mark random() {
        return new Mark(UUID.randomUUID().toString());
    }

    /** Ours, with the mark. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put(NAME, value);
        return environment;
    }

    /** Every living process that carries the mark; zombies are dead. */
    public List<Proc> living() {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.map(p -> p.getFileName().toString())
                    .filter(n -> n.chars().allMatch(Character::isDigit))
                    .filter(this::isMarked)
                    .flatMap(n -> Proc.of(Long.parseLong(n)).stream())
                    .filter(Proc::isAlive)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A test that failed must not leave them to the machine. */
    @Override
    public void close() {
        living().forEach(p -> ProcessHandle.of(p.pid()).ifPresent(ProcessHandle::destroyForcibly));
    }

    private boolean isMarked(String pid) {
        try {
            byte[] environ = Files.readAllBytes(Path.of("/proc", pid, "environ"));
            return new String(environ, StandardCharsets.ISO_8859_1).contains(NAME + "=" + value);
        } catch (IOException e) {
            return false; // Gone, or another user's.
        }
    }
}
