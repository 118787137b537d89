package io.forkshop.app.evaluate.session;

import io.forkshop.app.evaluate.wire.Order;
import io.forkshop.app.evaluate.wire.Report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What a snippet knows as System.in: the workbench is asked for each line. */
final class Asked extends InputStream {
    private final Reporter reporter;
    private final BlockingQueue<Order.Line> answers = new LinkedBlockingQueue<>();
    private byte[] line = new byte[0];
    private int at;

    Asked(Reporter reporter) {
        this.reporter = reporter;
    }

    /** From the thread that reads orders. */
    void answer(Order.Line answer) {
        answers.add(answer);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == line.length && !ask()) {
            return -1;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, into, from, count);
        at += count;
        return count;
    }

    /** False at the end of the input; the next read asks again, as at a terminal. */
    private boolean ask() throws IOException {
        answers.clear(); // What was answered to somebody who was stopped meanwhile.
        reporter.tell(new Report.Asks());
        try {
            String text = answers.take().text();
            line = text == null ? new byte[0] : (text + "\n").getBytes(StandardCharsets.UTF_8);
            at = 0;
            return text != null;
        } catch (InterruptedException e) {
            throw new InterruptedIOException("stopped while waiting for a line of input");
        }
    }

    @Override
    public synchronized int available() {
        return line.length - at;
    }
}
