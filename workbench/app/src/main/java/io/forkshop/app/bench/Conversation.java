package io.forkshop.app.bench;

import io.forkshop.runtime.channel.Tap;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ForkOptions;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** {@link JvmContender}'s worker, and what it talks about with it. */
final class Conversation {
    private static final int EMPTY = "{\"n\":1000,\"op\":\"trips\",\"text\":\"\"}\n".length();

    private final Path classes;
    private final Tap tap;
    private ChildProcess worker;
    private volatile Consumer<Map<?, ?>> listener;

    /**
     * @param tap sees all of it; null for none
     */
    Conversation(Path classes, Tap tap) {
        this.classes = classes;
        this.tap = tap;
    }

    /** One worker serves all orders, as a program's would: it may be warm. */
    private ChildProcess worker(Consumer<Map<?, ?>> hears) {
        listener = hears;
        if (worker == null) {
            ForkOptions options = ForkOptions.defaults().classPath(List.of(classes)).tap(tap);
            String name = ContenderWorker.class.getName();
            worker = ChildProcesses.fork(name, List.of(), options);
            worker.onMessage(message -> listener.accept((Map<?, ?>) message));
        }
        return worker;
    }

    /** A message whose frame has about that many bytes. */
    private static Map<String, Object> message(int n, String op, Object text) {
        return Map.of("n", n, "op", op, "text", text);
    }

    private static String text(int size) {
        return "x".repeat(size - EMPTY);
    }

    private static int number(Map<?, ?> message) {
        return (Integer) message.get("n");
    }

    /** Microseconds from a message to its echo. */
    double trips(int count, int size) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        long start = System.nanoTime();
        ChildProcess echo =
                worker(
                        message -> {
                            int n = number(message);
                            if (n > 0) {
                                worker.send(message(n - 1, "trips", message.get("text")));
                            } else {
                                done.countDown();
                            }
                        });
        echo.send(message(count - 1, "trips", text(size)));
        done.await();
        return (System.nanoTime() - start) / 1e3 / count;
    }

    /** Messages a second to a worker: when send says false, the next one's callback is awaited. */
    double flood(int count, int size) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Semaphore written = new Semaphore(0);
        long start = System.nanoTime();
        ChildProcess sink = worker(message -> done.countDown());
        String text = text(size);
        for (int n = count - 1; n >= 0; n--) {
            if (!sink.send(message(n, "flood", text)) && n > 0) {
                n--;
                sink.send(message(n, "flood", text), error -> written.release());
                written.acquire();
            }
        }
        done.await();
        return count * 1e9 / (System.nanoTime() - start);
    }

    /** Messages a second from a worker. */
    double drain(int count, int size) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        long start = System.nanoTime();
        ChildProcess source =
                worker(
                        message -> {
                            if (number(message) == 0) {
                                done.countDown();
                            }
                        });
        source.send(message(count, "drain", text(size)));
        done.await();
        return count * 1e9 / (System.nanoTime() - start);
    }
}
