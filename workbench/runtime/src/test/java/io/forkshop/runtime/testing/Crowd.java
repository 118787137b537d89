package io.forkshop.runtime.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients of workers such as {@code AnswersSlowly}, who come while something else is done to them.
 * What becomes of each request is counted: by the pid that answered, or by how it failed.
 */
public final class Crowd implements AutoCloseable {
    private final int port;
    private final Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();
    // Virtual threads would leave the JDK's own descriptors behind them: epoll(7).
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());
    private volatile boolean over;

    private Crowd(int port) {
        this.port = port;
    }

    /** So many a second, each over a connection of its own, whatever becomes of the others. */
    public static Crowd fresh(int port, int perSecond) {
        Crowd crowd = new Crowd(port);
        crowd.threads.execute(
                () -> {
                    long next = System.nanoTime();
                    while (!crowd.over) {
                        crowd.threads.execute(() -> crowd.ask(true));
                        next += 1_000_000_000 / perSecond;
                        LockSupport.parkNanos(next - System.nanoTime());
                    }
                });
        return crowd;
    }

    /** So many, each asking over and over on a connection that it keeps. */
    public static Crowd kept(int port, int clients) {
        Crowd crowd = new Crowd(port);
        for (int i = 0; i < clients; i++) {
            crowd.threads.execute(
                    () -> {
                        while (!crowd.over) {
                            crowd.ask(false);
                        }
                    });
        }
        return crowd;
    }

    private void ask(boolean once) {
        try (Socket socket = Client.connect(port)) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            boolean again = true;
            while (again) {
                boolean last = once || over;
                socket.getOutputStream().write(last ? "last\n".getBytes() : "more\n".getBytes());
                String answer = in.readLine();
                if (answer == null) {
                    throw new IOException("no answer");
                }
                count("answered by " + answer.split(" ")[0]);
                again = !answer.endsWith(" bye");
            }
        } catch (ConnectException e) {
            count("refused");
        } catch (SocketTimeoutException e) {
            count("timeout");
        } catch (IOException e) {
            count("broken off");
        }
    }

    private void count(String outcome) {
        outcomes.computeIfAbsent(outcome, o -> new AtomicInteger()).incrementAndGet();
    }

    /** How often that worker has answered. */
    public int answeredBy(long pid) {
        return counted("answered by " + pid);
    }

    public int counted(String outcome) {
        AtomicInteger count = outcomes.get(outcome);
        return count == null ? 0 : count.get();
    }

    public int answered() {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("answered"))
                .mapToInt(entry -> entry.getValue().get())
                .sum();
    }

    /** What was not answered, by how. */
    public Map<String, Integer> failures() {
        Map<String, Integer> failures = new TreeMap<>();
        outcomes.forEach(
                (outcome, count) -> {
                    if (!outcome.startsWith("answered")) {
                        failures.put(outcome, count.get());
                    }
                });
        return failures;
    }

    /** Nobody comes any more; waits until those who are there have their end. */
    @Override
    public void close() {
        over = true;
        threads.close();
    }
}
