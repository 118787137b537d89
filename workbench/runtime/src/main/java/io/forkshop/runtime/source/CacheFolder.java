package io.forkshop.runtime.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where compiled workers and their class-data archive are kept: {@code forkshop.cache}, else under
 * XDG_CACHE_HOME or ~/.cache. Only its owner may look into it. Everything in it is named by the
 * hash of what it was made from, so nothing in it can be out of date.
 */
public final class CacheFolder {
    private CacheFolder() {}

    public static Path path() {
        String given = System.getProperty("forkshop.cache");
        if (given != null) {
            return ours(Path.of(given));
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base =
                xdg != null && xdg.startsWith("/")
                        ? Path.of(xdg)
                        : Path.of(System.getProperty("user.home"), ".cache");
        return ours(base.resolve("forkshop"));
    }

    private static Path ours(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder.toAbsolutePath().getParent());
                Files.createDirectories(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the cache folder " + folder, e);
        }
    }

    /**
     * The first 16 hexadecimal digits of the SHA-256 of all parts: enough to tell one user's files
     * apart.
     */
    public static String hash(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e); // Every Java platform has SHA-256.
        }
    }

    /** Writes a file so that a reader sees all of it or nothing. */
    public static void write(Path file, String text) throws IOException {
        Path temporary = Files.createTempFile(file.getParent(), "new", "");
        Files.writeString(temporary, text);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
