package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class FrameDecoderTest {
    private final List<String> heard = new ArrayList<>();
    private final FrameDecoder decoder =
            Serialization.JSON.decoder(
                    new FrameDecoder.Sink() {
                        @Override
                        public void frame(Object message, Slice wire) {
                            heard.add(message + " in " + wire.size());
                        }

                        @Override
                        public void bad(BadFrame frame, Slice wire) {
                            heard.add("bad at " + frame.offset() + ": " + frame.rule());
                        }
                    });

    @Test
    void framesMayBeTornAtEveryByte() {
        byte[] wire = "{\"a\":\"é你\uD83D\uDE00\"}\n[1,2]\n\"x\"\n".getBytes(UTF_8);
        for (int first = 0; first <= wire.length; first++) {
            for (int second = first; second <= wire.length; second++) {
                heard.clear();
                accept(Arrays.copyOfRange(wire, 0, first));
                accept(Arrays.copyOfRange(wire, first, second));
                accept(Arrays.copyOfRange(wire, second, wire.length));
                assertEquals(
                        List.of("{a=é你\uD83D\uDE00} in 18", "[1, 2] in 6", "x in 4"),
                        heard,
                        "torn at " + first + " and " + second);
            }
        }
    }

    @Test
    void oneByteAtATimeIsTheSame() {
        for (byte b : "{\"n\":1}\nnull\n".getBytes(UTF_8)) {
            accept(new byte[] {b});
        }

        assertEquals(List.of("{n=1} in 8", "null in 5"), heard);
    }

    /** node-spec 8.5 */
    @Test
    void aCarriageReturnIsWhiteSpaceAndAnEmptyLineIsNoFrame() {
        accept("1\r\n\n2\n");

        assertEquals(
                List.of("1 in 3", "bad at 3: expected a value, the text ends", "2 in 2"), heard);
    }

    @Test
    void theOffsetCountsFromTheStartOfTheChannel() {
        accept("[1]\n[1,");
        accept("x]\n");
        accept("2\n{\n");

        assertEquals(
                List.of(
                        "[1] in 4",
                        "bad at 7: expected a value",
                        "2 in 2",
                        "bad at 13: expected a key in double quotes"),
                heard);
    }

    @Test
    void aFrameOfTheLargestSizeIsTakenAndOneByteMoreIsSkipped() {
        String largest = "\"" + "x".repeat(FrameDecoder.LARGEST - 2) + "\"";
        acceptInChunks(largest + "\n");
        assertEquals(1, heard.size());
        heard.clear();

        acceptInChunks("x" + largest + "\n7\n");
        assertEquals(
                List.of(
                        "bad at "
                                + (FrameDecoder.LARGEST + 1)
                                + ": a frame may have at most 16 MiB; this one was skipped",
                        "7 in 2"),
                heard);
    }

    /** However large it is, and however it ends. */
    @Test
    void aFrameThatNeverEndsCostsOneEventAndNoMemory() {
        byte[] chunk = new byte[64 * 1024];
        Arrays.fill(chunk, (byte) 'x');
        for (int i = 0; i < 2048; i++) {
            accept(chunk);
        }
        assertEquals(1, heard.size());
        accept("\n[]\n");
        accept("x\n");
        assertEquals("[] in 3", heard.get(1));
        assertEquals("bad at " + (2048L * chunk.length + 4) + ": expected a value", heard.get(2));
    }

    @Test
    void illFormedUtf8InAStringIsNotAFault() {
        accept(new byte[] {'"', (byte) 0xc3, '"', '\n'});

        assertEquals(List.of("\ufffd in 4"), heard);
    }

    @Test
    void bytesThatAreNoTextAreOneBadFrameForEachLine() {
        accept(new byte[] {0, 1, (byte) 0xff, '\n', (byte) 0x80, '\n', '3', '\n'});

        assertEquals(
                List.of("bad at 0: expected a value", "bad at 4: expected a value", "3 in 2"),
                heard);
    }

    private void accept(String text) {
        accept(text.getBytes(UTF_8));
    }

    private void accept(byte[] bytes) {
        decoder.accept(bytes, bytes.length);
    }

    private void acceptInChunks(String text) {
        byte[] all = text.getBytes(UTF_8);
        for (int at = 0; at < all.length; at += 65536) {
            accept(Arrays.copyOfRange(all, at, Math.min(all.length, at + 65536)));
        }
    }
}
