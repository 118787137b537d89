package io.forkshop.runtime.channel;

/**
 * Cuts a byte stream into frames and frames into messages. Partial input is the normal case: a
 * frame may arrive in any number of pieces, torn inside a character. What is left at the end of the
 * stream is dropped (node-spec 8.10). Never throws on account of the bytes. Not thread-safe: one
 * reader owns it.
 */
interface FrameDecoder {
    /** Node has no limit and dies of a large enough frame (8.9); we stop here and say so. */
    int LARGEST = 16 * 1024 * 1024;

    /** Takes the next {@code length} bytes of the stream. */
    void accept(byte[] bytes, int length);

    /** Hears each frame in order, and where its bytes are. */
    interface Sink {
        void frame(Object message, Slice wire);

        void bad(BadFrame frame, Slice wire);
    }
}
