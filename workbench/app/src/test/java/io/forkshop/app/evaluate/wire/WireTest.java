package io.forkshop.app.evaluate.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.forkshop.app.frames.Malformed;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

class WireTest {
    private static final Thrown THROWN =
            new Thrown("a.B", null, 3, List.of(new Thrown.Frame("C", "d", null, -1)));

    private static final List<Report> REPORTS =
            List.of(
                    new Report.Ready(),
                    new Report.Done(),
                    new Report.Value("héllo 世界 \0"),
                    new Report.Broken(""),
                    new Report.Threw(List.of(THROWN, THROWN)),
                    new Report.Stopped(),
                    new Report.Asks());

    @Test
    void whatIsWrittenIsRead() throws IOException {
        for (Report report : REPORTS) {
            assertEquals(report, Report.next(stream(bytes(report))));
        }
        Order.Load load =
                (Order.Load) next(new Order.Load(List.of(new ClassFile("A", new byte[9]))));
        assertEquals("A", load.classes().getFirst().name());
        assertArrayEquals(new byte[9], load.classes().getFirst().bytes());
        for (Order order :
                List.of(
                        new Order.Invoke(7, "A", "b"),
                        new Order.Read("A", "c"),
                        new Order.AddClassPath("/x"),
                        new Order.Line("text"),
                        new Order.Line(null))) {
            assertEquals(order, next(order));
        }
    }

    @Test
    void aStreamThatEndsBetweenFramesHasEnded() throws IOException {
        assertNull(Report.next(stream(new byte[0])));
    }

    @Test
    void everyBeginningOfAFrameIsRefused() throws IOException {
        for (Report report : REPORTS) {
            byte[] whole = bytes(report);
            for (int length = 1; length < whole.length; length++) {
                byte[] part = java.util.Arrays.copyOf(whole, length);
                assertThrows(IOException.class, () -> Report.next(stream(part)));
            }
        }
    }

    @Test
    void aLengthIsNotBelieved() {
        for (int length : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            byte[] frame = ByteBuffer.allocate(8).putInt(length).putInt(1).array();
            assertThrows(Malformed.class, () -> Report.next(stream(frame)), "length " + length);
        }
    }

    @Test
    void aCountIsNotBelieved() throws IOException {
        for (int type : new int[] {1, 3, 5, 7}) {
            for (int count : new int[] {-1, Integer.MAX_VALUE, 9}) {
                byte[] frame = frame(type, ByteBuffer.allocate(4).putInt(count).array());
                assertThrows(Malformed.class, () -> Report.next(stream(frame)), "type " + type);
            }
        }
    }

    @Test
    void whatIsLeftOverIsRefused() throws IOException {
        assertThrows(Malformed.class, () -> Report.next(stream(frame(4, new byte[1]))));
    }

    @Test
    void noRandomBytesDoMoreThanBeRefused() throws IOException {
        Random random = new Random(42);
        for (int i = 0; i < 100_000; i++) {
            byte[] fields = new byte[random.nextInt(64)];
            random.nextBytes(fields);
            InputStream in = stream(frame(random.nextInt(12), fields));
            try {
                Report.next(in);
            } catch (IOException refused) {
                // As it should be; nothing else may be thrown.
            }
        }
    }

    private static Order next(Order order) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        order.sendTo(out);
        return Order.next(stream(out.toByteArray()));
    }

    private static byte[] bytes(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.sendTo(out);
        return out.toByteArray();
    }

    private static byte[] frame(int type, byte[] fields) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(fields.length + 1);
        data.writeByte(type);
        data.write(fields);
        return out.toByteArray();
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
