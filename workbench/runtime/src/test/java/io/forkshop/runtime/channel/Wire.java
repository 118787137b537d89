package io.forkshop.runtime.channel;

import io.forkshop.runtime.clone.Undefined;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Frames as tests see them: hexadecimal, and what a decoder makes of bytes. */
final class Wire {
    private Wire() {}

    /** One frame without its length, as {@code ff 0f …}. */
    static String payload(Object message) {
        byte[] frame = bytes(Serialization.ADVANCED, message);
        return hex(Arrays.copyOfRange(frame, 4, frame.length));
    }

    static byte[] bytes(Serialization serialization, Object message) {
        Frame frame = serialization.encode(message);
        return Arrays.copyOf(frame.bytes(), frame.length());
    }

    static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    static byte[] unhex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** A frame of this payload. */
    static byte[] frame(byte... payload) {
        byte[] frame = new byte[4 + payload.length];
        for (int i = 0; i < 4; i++) {
            frame[i] = (byte) (payload.length >> 24 - 8 * i);
        }
        System.arraycopy(payload, 0, frame, 4, payload.length);
        return frame;
    }

    /** The message in a payload, which must be good. */
    static Object read(String payload) {
        Heard heard = heard(Serialization.ADVANCED, frame(unhex(payload)));
        if (heard.messages.size() != 1 || !heard.bad.isEmpty()) {
            throw new AssertionError("not one message: " + heard.messages + " " + heard.bad);
        }
        return heard.messages.getFirst();
    }

    static Heard heard(Serialization serialization, byte[]... pieces) {
        Heard heard = new Heard(serialization);
        FrameDecoder decoder = serialization.decoder(heard);
        for (byte[] piece : pieces) {
            decoder.accept(piece, piece.length);
        }
        return heard;
    }

    /** What came out of a decoder. */
    static final class Heard implements FrameDecoder.Sink {
        private final Serialization serialization;
        final List<Object> messages = new ArrayList<>();
        final List<BadFrame> bad = new ArrayList<>();

        /** Both kinds in order, messages as they would be sent: what was received can be. */
        final List<Object> all = new ArrayList<>();

        Heard(Serialization serialization) {
            this.serialization = serialization;
        }

        @Override
        public void frame(Object message, Slice wire) {
            messages.add(message);
            boolean json = serialization == Serialization.JSON;
            // Undefined may come, but may not be sent by itself.
            Object sendable = message == Undefined.UNDEFINED ? "undefined" : message;
            all.add(wire.size() + ": " + (json ? Json.write(sendable) : payload(sendable)));
        }

        @Override
        public void bad(BadFrame frame, Slice wire) {
            bad.add(frame);
            all.add(frame);
        }
    }
}
