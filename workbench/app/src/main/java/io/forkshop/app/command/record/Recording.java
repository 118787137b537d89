package io.forkshop.app.command.record;

import io.forkshop.app.terminal.Onlooker;

import java.io.IOException;
import java.util.Map;

/** A file in the making. The first problem ends it; {@link #finish} tells. */
public interface Recording extends Onlooker {
    /** So many bytes of a screen, or characters of text, and no more. */
    long MOST = 64 << 20;

    /**
     * Writes what is not written yet.
     *
     * @param pids the names of processes, in the order of their births
     */
    void finish(Map<Long, String> pids) throws IOException;

    /** Whether the end is missing, because there would have been too much. */
    boolean cut();
}
