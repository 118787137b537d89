package io.forkshop.runtime.process;

import java.nio.file.Path;

/**
 * What one descriptor of a child is connected to: an item of Node's {@code stdio} (node-spec 3).
 */
public sealed interface Stdio {
    /**
     * A stream to this process. Real pipes, where Node has sockets: {@code echo x > /dev/stdout}
     * works (3.6).
     */
    record Pipe() implements Stdio {}

    /** {@code /dev/null}. */
    record Ignore() implements Stdio {}

    /** This process's descriptor of the same number. */
    record Inherit() implements Stdio {}

    /** The message channel; at most one, and fork adds it by itself. */
    record Ipc() implements Stdio {}

    /** A file, opened in the child before its program starts. */
    record FromFile(Path path, Mode mode) implements Stdio {}

    /** How a file is opened. */
    enum Mode {
        READ,
        WRITE,
        APPEND,
        READ_WRITE
    }

    static Stdio pipe() {
        return new Pipe();
    }

    static Stdio ignore() {
        return new Ignore();
    }

    static Stdio inherit() {
        return new Inherit();
    }

    static Stdio ipc() {
        return new Ipc();
    }

    static Stdio file(Path path, Mode mode) {
        return new FromFile(path, mode);
    }
}
