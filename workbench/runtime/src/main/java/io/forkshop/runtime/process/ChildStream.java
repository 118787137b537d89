package io.forkshop.runtime.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Our side of one pipe to a child: an item of Node's {@code child.stdio} (node-spec 3.5). Virtual
 * threads may read and write; one reader and one writer at a time.
 *
 * @param input what the child writes there; null for its descriptor 0
 * @param output what the child reads there; null for its descriptors 1 and 2. Closing it is the end
 *     of that input. The end of {@code input} closes it, too, as in Node
 */
public record ChildStream(InputStream input, OutputStream output) implements AutoCloseable {

    /** Closes both directions. */
    @Override
    public void close() throws IOException {
        if (output != null) {
            output.close();
        }
        if (input != null) {
            input.close();
        }
    }
}
