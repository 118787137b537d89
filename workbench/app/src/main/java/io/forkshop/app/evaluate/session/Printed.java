package io.forkshop.app.evaluate.session;

import io.forkshop.app.evaluate.wire.Report;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a snippet knows as System.out or System.err: bytes become reports, in order with the
 * results. It cannot be closed, since the next snippet wants to print, too.
 */
final class Printed extends PrintStream {
    private static final int CHUNK = 32 * 1024;

    Printed(Reporter reporter, boolean error) {
        // Unbuffered: what is printed is seen at once. A println is one write.
        super(new Bytes(reporter, error), false, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        flush();
    }

    private static final class Bytes extends OutputStream {
        private final Reporter reporter;
        private final boolean error;

        Bytes(Reporter reporter, boolean error) {
            this.reporter = reporter;
            this.error = error;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            for (int at = from; at < from + length; at += CHUNK) {
                int end = Math.min(from + length, at + CHUNK);
                reporter.tell(new Report.Output(error, Arrays.copyOfRange(bytes, at, end)));
            }
        }
    }
}
