package io.forkshop.app.bench;

import io.forkshop.app.bench.Tally.Outcome;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Clients of a web server that tells its pid: each request's end is counted, whatever it is. */
final class Asker {
    private final int port;
    private final Duration patience;
    private final Tally tally = new Tally();

    Asker(int port, Duration patience) {
        this.port = port;
        this.patience = patience;
    }

    Tally tally() {
        return tally;
    }

    /**
     * So many requests a second over fresh connections, whether or not the earlier ones have been
     * answered. Returns when all have ended.
     */
    void openLoop(int perSecond, Duration time) throws InterruptedException {
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long count = perSecond * time.toMillis() / 1000;
            for (long i = 0; i < count; i++) {
                await(begun + i * 1_000_000_000 / perSecond);
                threads.execute(this::once);
            }
        }
    }

    /** So many requests at once. */
    void atOnce(int count, Runnable meanwhile) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                threads.execute(this::once);
            }
            meanwhile.run();
        }
    }

    /** So many clients that keep their connections, each asking again when it is answered. */
    void kept(int clients, CountDownLatch over) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                threads.execute(
                        () -> {
                            while (over.getCount() > 0) {
                                askOver(over);
                            }
                        });
            }
        }
    }

    private static void await(long moment) throws InterruptedException {
        while (System.nanoTime() < moment) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(moment - System.nanoTime());
        }
    }

    private void once() {
        askOver(new CountDownLatch(0));
    }

    /** Asks over one connection until the server closes it or it is over, at least once. */
    private void askOver(CountDownLatch over) {
        long begun = System.nanoTime();
        int client = 0;
        try (Socket socket = new Socket()) {
            int millis = (int) patience.toMillis();
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), millis);
            client = socket.getLocalPort();
            socket.setSoTimeout(millis);
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1));
            boolean again = true;
            while (again) {
                begun = System.nanoTime();
                boolean last = over.getCount() == 0;
                socket.getOutputStream().write(request(last));
                Answer answer = Answer.read(in);
                add(answer.isRight() ? Outcome.OK : Outcome.WRONG, client, begun);
                again = !last && !answer.close();
            }
        } catch (ConnectException e) {
            add(Outcome.REFUSED, client, begun);
        } catch (SocketTimeoutException e) {
            add(Outcome.TIMEOUT, client, begun);
        } catch (IOException e) {
            add(Outcome.RESET, client, begun);
        }
    }

    private void add(Outcome outcome, int client, long begun) {
        tally.add(outcome, client, (System.nanoTime() - begun) / 1e6);
    }

    private static byte[] request(boolean last) {
        String close = last ? "Connection: close\r\n" : "";
        return ("GET /slow HTTP/1.1\r\nHost: localhost\r\n" + close + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What came back. */
    private record Answer(String status, String body, boolean close) {
        static Answer read(BufferedReader in) throws IOException {
            String status = line(in);
            boolean close = false;
            int length = 0;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String small = line.toLowerCase(java.util.Locale.ROOT);
                close |= small.equals("connection: close");
                if (small.startsWith("content-length: ")) {
                    length = Integer.parseInt(small.substring("content-length: ".length()));
                }
            }
            char[] body = new char[length];
            for (int at = 0; at < length; ) {
                int count = in.read(body, at, length - at);
                if (count < 0) {
                    throw new IOException("the end, in the middle of an answer");
                }
                at += count;
            }
            return new Answer(status, new String(body), close);
        }

        private static String line(BufferedReader in) throws IOException {
            String line = in.readLine();
            if (line == null) {
                throw new IOException("the end, instead of an answer");
            }
            return line;
        }

        /** A pid. */
        boolean isRight() {
            return status.equals("HTTP/1.1 200 OK") && body.matches("[0-9]+\n");
        }
    }
}
