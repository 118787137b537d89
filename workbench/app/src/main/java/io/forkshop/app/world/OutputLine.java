package io.forkshop.app.world;

/**
 * One line that a process wrote, without its end, as it was written.
 *
 * @param cut how many bytes of the line were left out because it was too long
 */
public record OutputLine(Stream stream, String text, long cut) {
    /** Which of the two output streams. */
    public enum Stream {
        OUT,
        ERR
    }
}
