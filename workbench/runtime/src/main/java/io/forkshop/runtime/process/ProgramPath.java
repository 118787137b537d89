package io.forkshop.runtime.process;

import io.forkshop.runtime.posix.Errno;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Finds the file that a command names, as execvp(3) would in the child: a name with a slash is a
 * path, others are looked for along PATH, the <em>child's</em> PATH (node-spec 1.9; posix_spawnp
 * would search ours).
 */
final class ProgramPath {
    private static final String DEFAULT_PATH = "/bin:/usr/bin"; // confstr(_CS_PATH) of glibc

    /** Either the file, or why there is none; {@code errno} 0 means found. */
    record Found(Path file, int errno, String why) {}

    private ProgramPath() {}

    /**
     * {@code path} may be null: no PATH in the child's environment. {@code cwd} is the child's
     * directory.
     */
    static Found find(String command, String path, Path cwd) {
        try {
            if (command.indexOf('/') >= 0) {
                return judge(cwd.resolve(command), command);
            }
            return search(command, path == null ? DEFAULT_PATH : path, cwd);
        } catch (InvalidPathException e) {
            return failure(
                    Errno.ENOENT,
                    "the locale has no characters for the name "
                            + command
                            + "; try LC_ALL=C.UTF-8");
        }
    }

    private static Found search(String command, String path, Path cwd) {
        Found refused = null;
        for (String directory : path.split(":", -1)) {
            Path candidate = candidate(cwd, directory).resolve(command);
            if (Files.isRegularFile(candidate)) {
                Found found = judge(candidate, command);
                if (found.errno() == 0) {
                    return found;
                }
                refused = found;
            }
        }
        return refused != null
                ? refused
                : failure(
                        Errno.ENOENT,
                        "no program named " + command + " in the directories of PATH");
    }

    /** A folder that this VM's locale cannot name holds nothing that we could start. */
    private static Path candidate(Path cwd, String directory) {
        try {
            return cwd.resolve(directory);
        } catch (InvalidPathException e) {
            return Path.of("/nonexistent");
        }
    }

    private static Found judge(Path file, String command) {
        if (Files.isDirectory(file)) {
            return failure(Errno.EACCES, command + " is a directory");
        }
        if (!Files.exists(file)) {
            return failure(Errno.ENOENT, file + " does not exist");
        }
        if (!Files.isExecutable(file)) {
            return failure(
                    Errno.EACCES,
                    file + " is not executable; `chmod +x` it, or start it with its interpreter");
        }
        String interpreter = interpreter(file);
        if (interpreter != null && !Files.exists(Path.of(interpreter))) {
            return failure(
                    Errno.ENOENT,
                    file + " asks for the interpreter " + interpreter + ", which does not exist");
        }
        return new Found(file, 0, null);
    }

    /** What the script's first line asks for; null when it is not a script. */
    private static String interpreter(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(256), StandardCharsets.ISO_8859_1);
            if (!start.startsWith("#!")) {
                return null;
            }
            String line = start.substring(2).lines().findFirst().orElse("").strip();
            String first = line.split("[ \t]", 2)[0];
            return first.startsWith("/") ? first : null;
        } catch (IOException e) {
            return null; // Executable but not readable: the kernel will say what it thinks.
        }
    }

    private static Found failure(int errno, String why) {
        return new Found(null, errno, why);
    }
}
