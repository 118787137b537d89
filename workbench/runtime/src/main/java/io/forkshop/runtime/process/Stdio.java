package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * What one descriptor of a child is connected to: an item of Node's {@code stdio} (node-spec 3).
 */
public sealed interface Stdio {
    /**
     * A stream to this process. Descriptors 0 to 2 are real pipes, where Node has sockets: {@code
     * echo x > /dev/stdout} works (3.6). From 3 up it is a socket, for both directions (3.8): see
     * {@link ChildProcess#stdio}.
     */
    record Pipe() implements Stdio {}

    /** {@code /dev/null}; from 3 up: nothing, the descriptor is closed (3.3). */
    record Ignore() implements Stdio {}

    /** This process's descriptor of the same number, whatever that is (3.4). */
    record Inherit() implements Stdio {}

    /** The message channel; at most one, and fork adds it by itself. */
    record Ipc() implements Stdio {}

    /** This process's descriptor {@code number} (3.2). */
    record Descriptor(int number) implements Stdio {
        public Descriptor {
            if (number < 0) {
                throw Checks.invalid("there is no descriptor " + number);
            }
        }
    }

    /**
     * A file, opened in the child before its program starts; a relative path begins at the child's
     * directory. Of a FIFO that has no other side yet it is the child that waits, not we: a {@code
     * /bin/sh} opens it and then becomes the program. Such a child is {@code spawned} at once, can
     * be killed while it waits, may find PWD in its environment, and cannot have an argv0.
     */
    record FromFile(Path path, Mode mode) implements Stdio {}

    /** What another child writes: see {@link Stdio#from(InputStream)}. */
    record OutputOf(InputStream stream) implements Stdio {
        public OutputOf {
            if (!(stream instanceof PipeInput)) {
                throw notAChilds();
            }
        }

        PipeInput pipe() {
            return (PipeInput) stream;
        }
    }

    /** What another child reads: see {@link Stdio#from(OutputStream)}. */
    record InputOf(OutputStream stream) implements Stdio {
        public InputOf {
            if (!(stream instanceof PipeOutput)) {
                throw notAChilds();
            }
        }

        PipeOutput pipe() {
            return (PipeOutput) stream;
        }
    }

    /** How a file is opened. */
    enum Mode {
        READ,
        WRITE,
        APPEND,
        READ_WRITE
    }

    /** {@link Pipe}. */
    static Stdio pipe() {
        return new Pipe();
    }

    /** {@link Ignore}. */
    static Stdio ignore() {
        return new Ignore();
    }

    /** {@link Inherit}. */
    static Stdio inherit() {
        return new Inherit();
    }

    /** {@link Ipc}. */
    static Stdio ipc() {
        return new Ipc();
    }

    /** Throws {@link ForkshopException} ERR_INVALID_ARG_VALUE for a negative number. */
    static Stdio descriptor(int number) {
        return new Descriptor(number);
    }

    /** {@link FromFile}. */
    static Stdio file(Path path, Mode mode) {
        return new FromFile(path, mode);
    }

    /**
     * What another child writes, such as its {@link ChildProcess#stdout}: the pipe itself, nothing
     * passes through this process (node-spec 3.7). Whatever was not read here before is read by the
     * new child. As long as that one runs, a read here waits; then what it has left can be read
     * here. Whoever wants none of it closes the stream here once the new child has started: a
     * writer is told that nobody reads only when we do not hold the pipe, either.
     *
     * @throws ForkshopException ERR_INVALID_ARG_VALUE when it is not a child's stream; when it has
     *     been closed, at the start
     */
    static Stdio from(InputStream outputOfAChild) {
        return new OutputOf(outputOfAChild);
    }

    /**
     * What another child reads, its {@link ChildProcess#stdin}: the pipe itself. That child sees
     * the end of its input when both the new child's and our stream are closed. Throws as {@link
     * #from(InputStream)}.
     */
    static Stdio from(OutputStream inputOfAChild) {
        return new InputOf(inputOfAChild);
    }

    private static ForkshopException notAChilds() {
        return Checks.invalid(
                "only the streams of a child of this VM have a descriptor to give: for others use"
                        + " Stdio.file, Stdio.descriptor or a pipe");
    }
}
