package io.forkshop.runtime.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Opening a FIFO waits for its other side (fifo(7)). Between birth and program a child holds up the
 * thread that started it, and with it every other start: so it opens its FIFOs later, as a shell
 * that then becomes the program.
 */
final class FifoShell {
    private static final int TYPE_BITS = 0170000;
    private static final int FIFO = 0010000;
    private static final int MOST = 9; // POSIX: a redirection has one digit.

    private final List<String> redirections = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();

    static boolean isFifo(Path path) {
        try {
            return ((int) Files.getAttribute(path, "unix:mode") & TYPE_BITS) == FIFO;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    void add(int target, Path path, Stdio.Mode mode) {
        if (target > MOST) {
            throw Checks.invalid(
                    "a FIFO can be descriptor 0 to " + MOST + ", not " + target + ": " + path);
        }
        paths.add(path.toString());
        String operator = mode == Stdio.Mode.READ ? "<" : ">";
        redirections.add(target + operator + "\"${" + paths.size() + "}\"");
    }

    boolean isNeeded() {
        return !paths.isEmpty();
    }

    /** The argument list of a {@code /bin/sh} that becomes {@code argv}. */
    List<String> before(List<String> argv) {
        String script =
                "exec "
                        + String.join(" ", redirections)
                        + "; shift "
                        + paths.size()
                        + "; exec \"$@\"";
        List<String> all = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
        all.addAll(paths);
        all.addAll(argv);
        return all;
    }
}
