package io.forkshop.app.remote;

import io.forkshop.app.remote.wire.Op;
import io.forkshop.runtime.ForkshopException;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/** What a child of the workbench reads. A write waits until the child's pipe has taken it. */
final class RemoteOutput extends OutputStream {
    private static final int PIECE = 64 * 1024;

    private final int child;
    private final Caller caller;

    RemoteOutput(int child, Caller caller) {
        this.child = child;
        this.caller = caller;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        for (int at = from; at < from + length; at += PIECE) {
            int end = Math.min(from + length, at + PIECE);
            call(Op.WRITE, child, Arrays.copyOfRange(bytes, at, end));
        }
    }

    /** The child sees the end of its input. */
    @Override
    public void close() throws IOException {
        call(Op.CLOSE_INPUT, child);
    }

    private void call(Op op, Object... arguments) throws IOException {
        try {
            caller.call(op, arguments);
        } catch (ForkshopException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "what it reads";
    }
}
