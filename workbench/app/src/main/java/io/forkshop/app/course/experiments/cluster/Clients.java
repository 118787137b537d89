package io.forkshop.app.course.experiments.cluster;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Visitor;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clients of a cluster's port: who answered them, and how many nobody did. */
final class Clients {
    private static final Pattern PID = Pattern.compile("\\bpid (\\d{1,18})\\b");

    private final Lab lab;
    private final int port;
    private final AtomicInteger failed = new AtomicInteger();

    Clients(Lab lab, int port) {
        this.lab = lab;
        this.port = port;
    }

    /** Who answers a request on a connection of its own: a pid, 0 for nobody. */
    long ask(String path) throws InterruptedException {
        try {
            return pid(lab.get(port, path));
        } catch (IOException e) {
            return failed(e);
        }
    }

    /** One request after another, each on a connection of its own; answers by pid. */
    Map<Long, Integer> ask(String path, int times) throws InterruptedException {
        Map<Long, Integer> byPid = new TreeMap<>();
        for (int i = 0; i < times; i++) {
            byPid.merge(ask(path), 1, Integer::sum);
        }
        return byPid;
    }

    /** A client that keeps its connection. */
    Visitor visit() throws InterruptedException {
        try {
            return lab.visit(port);
        } catch (IOException e) {
            throw unanswered(e);
        }
    }

    /** Sends a request over this client's connection, and does not wait. */
    void begin(Visitor client, String path) throws InterruptedException {
        try {
            client.ask(path);
        } catch (IOException e) {
            failed(e);
        }
    }

    /** Who answers the request that this client has sent: a pid, 0 for nobody. */
    long answer(Visitor client) throws InterruptedException {
        try {
            return pid(client.answer());
        } catch (IOException e) {
            return failed(e);
        }
    }

    /** Who answers this client's next request. */
    long ask(Visitor client, String path) throws InterruptedException {
        begin(client, path);
        return answer(client);
    }

    private long failed(IOException e) throws InterruptedException {
        requireNotStopped(e);
        failed.incrementAndGet();
        return 0;
    }

    /** For a request without whose answer nothing can be said. */
    static NotMeasured unanswered(IOException e) throws InterruptedException {
        requireNotStopped(e);
        return new NotMeasured("A request was not answered: " + e);
    }

    private static void requireNotStopped(IOException e) throws InterruptedException {
        if (e instanceof ClosedByInterruptException || Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** How many requests had no answer. */
    int failed() {
        return failed.get();
    }

    private static long pid(String answer) {
        Matcher found = PID.matcher(answer);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
}
