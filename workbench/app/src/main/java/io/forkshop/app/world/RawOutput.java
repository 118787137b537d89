package io.forkshop.app.world;

/**
 * Hears the bytes that a process writes to one descriptor, as they are read. On the thread that
 * reads them, which goes on when this returns: who takes long makes the process wait.
 */
public interface RawOutput {
    /** The first {@code count} of the buffer, which is used again. */
    void bytes(byte[] buffer, int count);

    /** The last call. */
    void end();
}
