package io.forkshop.app.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which of the three standard streams are terminals. */
public record Streams(boolean in, boolean out, boolean err) {
    /**
     * The launcher tells us, as the digits of those that are; asking the system is the slower way.
     */
    private static final String TOLD = "forkshop.tty";

    public static Streams find() {
        String told = System.getProperty(TOLD);
        if (told != null) {
            return new Streams(
                    told.indexOf('0') >= 0, told.indexOf('1') >= 0, told.indexOf('2') >= 0);
        }
        return new Streams(terminal(0), terminal(1), terminal(2));
    }

    /** Linux's word for it; anything unreadable counts as no terminal, which is the safe side. */
    private static boolean terminal(int descriptor) {
        try {
            String target =
                    Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
            return target.startsWith("/dev/pts/")
                    || target.startsWith("/dev/tty")
                    || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
