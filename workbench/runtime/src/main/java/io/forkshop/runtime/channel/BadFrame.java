package io.forkshop.runtime.channel;

/**
 * Bytes on the channel that are no frame: a line, or what a length announced. It is an event, never
 * the end of the reader (where Node dies of it: node-spec 8.11); the frames before and after it
 * count.
 *
 * @param offset bytes received on this channel before the place where the rule was broken
 * @param rule the broken rule, in words
 * @param excerpt the start of the frame: a line as received, which is untrusted and may hold
 *     control characters; in the advanced mode hexadecimal
 */
public record BadFrame(long offset, String rule, String excerpt) {
    @Override
    public String toString() {
        return "malformed frame: " + rule + " (byte " + offset + " of the channel)";
    }
}
