package io.forkshop.app.evaluate.wire;

import io.forkshop.app.frames.Frames;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One frame being made: four bytes of length, one of type, the fields. Numbers are big-endian; text
 * is UTF-8 after its length in bytes.
 */
public final class FrameWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private final DataOutputStream fields = new DataOutputStream(bytes);

    FrameWriter(int type) {
        number(0); // The length, which is known at the end.
        octet(type);
    }

    FrameWriter octet(int value) {
        bytes.write(value);
        return this;
    }

    FrameWriter number(int value) {
        try {
            fields.writeInt(value);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // A byte array takes everything.
        }
    }

    FrameWriter bytes(byte[] value) {
        number(value.length);
        bytes.write(value, 0, value.length);
        return this;
    }

    FrameWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Text that may be missing. */
    FrameWriter maybe(String value) {
        octet(value == null ? 0 : 1);
        return value == null ? this : text(value);
    }

    int size() {
        return bytes.size() - Frames.HEADER;
    }

    /** In one write: frames of several threads must not mix. */
    void sendTo(OutputStream out) throws IOException {
        byte[] frame = bytes.toByteArray();
        ByteBuffer.wrap(frame).putInt(0, frame.length - Frames.HEADER);
        out.write(frame);
        out.flush();
    }
}
