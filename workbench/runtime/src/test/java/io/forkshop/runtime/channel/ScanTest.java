package io.forkshop.runtime.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Random;

/** Eight bytes at a time must find what one at a time finds, wherever it is. */
class ScanTest {
    private final Random random = new Random(25);

    @Test
    void everyByteIsFoundOrPassedByAsIfAlone() {
        for (int length : new int[] {0, 1, 63, 64, 65, 71, 72, 100, 1000}) {
            for (int b = 0; b < 256; b++) {
                byte[] bytes = plain(length);
                if (length > 0) {
                    bytes[random.nextInt(length)] = (byte) b;
                }
                for (int from : new int[] {0, length / 3, length}) {
                    assertEquals(slowPlain(bytes, from), Scan.plain(bytes, from, length));
                    assertEquals(slowFind(bytes, b & 0x7f, from), find(bytes, b & 0x7f, from));
                }
            }
        }
    }

    @Test
    void neighboursDoNotHideOneAnother() {
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = plain(80);
            for (int i = random.nextInt(8); i > 0; i--) {
                bytes[random.nextInt(80)] =
                        (byte) "\"\\\u0000\n\u001f!#[]\u0080\u00ff".charAt(random.nextInt(11));
            }
            assertEquals(slowPlain(bytes, 0), Scan.plain(bytes, 0, 80));
            assertEquals(slowFind(bytes, '\n', 0), find(bytes, '\n', 0));
        }
    }

    private byte[] plain(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + random.nextInt(26));
        }
        return bytes;
    }

    private static int find(byte[] bytes, int wanted, int from) {
        return Scan.find(bytes, wanted, from, bytes.length);
    }

    private static int slowFind(byte[] bytes, int wanted, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static int slowPlain(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            int b = bytes[i] & 0xff;
            if (b < 0x20 || b == '"' || b == '\\' || b >= 0x80) {
                return i;
            }
        }
        return bytes.length;
    }
}
