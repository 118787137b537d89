package io.forkshop.app.load;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.function.Consumer;

/** Carries a plan out, on the thread that calls {@link #run}: all clients on one selector. */
final class Engine {
    private static final long MOST_REQUESTS = 5_000_000;
    private static final long REST = 10_000_000; // ns, after a failure: no storm of failures
    private static final long BETWEEN_REPORTS = 250_000_000; // ns

    private record Underway(Client client, long number, long due) {}

    private final LoadPlan plan;
    private final Consumer<Progress> progress;
    private final Selector selector = Selector.open();
    private final List<Client> clients = new ArrayList<>();
    private final Queue<Client> idle = new ArrayDeque<>();
    private final Queue<Underway> underway = new ArrayDeque<>(); // in the order they were due
    private final Queue<Long> waiting = new ArrayDeque<>(); // due, and no client is free
    private final long begin = System.nanoTime();
    private final long from;
    private final long end;
    private final Recorder recorder;
    private volatile boolean stopped;
    private long begun; // requests
    private long scheduled; // requests of an open loop
    private long reported = begin;

    Engine(LoadPlan plan, Consumer<Progress> progress) throws IOException {
        this.plan = plan;
        this.progress = progress;
        from = begin + plan.warmUp().toNanos();
        end = from + plan.time().toNanos();
        recorder = new Recorder(from, end);
        var server = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), plan.port());
        for (int i = 0; i < plan.connections(); i++) {
            clients.add(new Client(selector, server, request()));
        }
        idle.addAll(clients);
    }

    private byte[] request() {
        String close = plan.fresh() ? "Connection: close\r\n" : "";
        String host = "Host: 127.0.0.1:" + plan.port() + "\r\n";
        return ("GET " + plan.path() + " HTTP/1.1\r\n" + host + close + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** From any thread: no request begins any more, and none is waited for. */
    void stop() {
        stopped = true;
        selector.wakeup();
    }

    LoadResult run() throws IOException {
        long now = System.nanoTime();
        while (!isOver(now)) {
            beginDue(now);
            selector.select(this::ready, millisToNext(now));
            now = System.nanoTime();
            giveUp(now);
            report(now);
        }
        clients.forEach(Client::hangUp);
        selector.close();
        long last = stopped ? Math.min(now, end) : end;
        return recorder.result(Math.max(0, last - from) / 1e9, stopped);
    }

    /** After the end the answers that are still due are waited for: they are the slow ones. */
    private boolean isOver(long now) {
        boolean asking = now - end < 0 && begun < MOST_REQUESTS;
        return stopped || !asking && underway.isEmpty() && waiting.isEmpty();
    }

    private void beginDue(long now) {
        boolean asking = now - end < 0 && begun < MOST_REQUESTS;
        if (plan.rate() > 0) {
            for (;
                    asking && dueAt(scheduled) - now <= 0 && dueAt(scheduled) - end < 0;
                    scheduled++) {
                waiting.add(dueAt(scheduled));
            }
        }
        for (int tries = idle.size(); tries > 0; tries--) {
            if (plan.rate() > 0 ? waiting.isEmpty() : !asking) {
                return;
            }
            Client client = idle.remove();
            if (client.mayAsk(now)) {
                begin(client, plan.rate() > 0 ? waiting.remove() : now);
            } else {
                idle.add(client);
            }
        }
    }

    private long dueAt(long number) {
        return begin + (long) (number * 1e9 / plan.rate());
    }

    private void begin(Client client, long due) {
        begun++;
        underway.add(new Underway(client, begun, due));
        try {
            if (!client.isConnected()) {
                recorder.connected();
            }
            client.ask(begun, due);
        } catch (IOException e) {
            failed(client, e);
        }
    }

    private void ready(SelectionKey key) {
        Client client = (Client) key.attachment();
        try {
            client.ready(key);
            if (client.answer().whole() && client.asks()) {
                answered(client);
            } else if (client.answer().isNoHttp()) {
                over(client, Outcome.WRONG, "the answer is no HTTP", false);
            }
        } catch (IOException e) {
            failed(client, e);
        }
    }

    private void answered(Client client) {
        Answer answer = client.answer();
        boolean keep = !plan.fresh() && !answer.closes();
        boolean right = answer.status() == 200 && answer.beginning().startsWith(plan.expected());
        String remark =
                right ? "" : "status " + answer.status() + ", " + answer.beginning().strip();
        over(client, right ? Outcome.OK : Outcome.WRONG, remark, keep);
    }

    private void failed(Client client, IOException e) {
        if (!client.asks()) {
            client.hangUp(); // A kept connection that the server has ended meanwhile.
            return;
        }
        if (client.cameTooLate()) {
            again(client);
            return;
        }
        String message = String.valueOf(e.getMessage());
        over(client, outcome(e, message), message.toLowerCase(Locale.ROOT), false);
    }

    private static Outcome outcome(IOException e, String message) {
        if (e instanceof ConnectException && message.contains("refused")) {
            return Outcome.REFUSED;
        }
        boolean full = e instanceof BindException || message.contains("Too many open files");
        boolean noPort = message.contains("assign requested address");
        return full || noPort ? Outcome.UNSENT : Outcome.RESET;
    }

    /** A kept connection may end between two requests; then a client asks over another. */
    private void again(Client client) {
        client.hangUp();
        recorder.connected();
        try {
            client.ask(client.number(), client.due());
        } catch (IOException e) {
            over(client, Outcome.RESET, e.getMessage(), false);
        }
    }

    private void over(Client client, Outcome outcome, String remark, boolean keep) {
        long now = System.nanoTime();
        recorder.add(outcome, client.due(), now, remark);
        client.finish(keep);
        if (outcome != Outcome.OK) {
            client.rest(now + REST);
        }
        idle.add(client);
    }

    /** Those that have been due for longer than a client waits, sent or not. */
    private void giveUp(long now) {
        long latest = now - plan.timeout().toNanos();
        while (!underway.isEmpty()) {
            Underway oldest = underway.peek();
            boolean answered = !oldest.client().asks(oldest.number());
            if (!answered && oldest.due() - latest > 0) {
                break;
            }
            underway.remove();
            if (!answered) {
                over(oldest.client(), Outcome.TIMEOUT, "no answer", false);
            }
        }
        while (!waiting.isEmpty() && waiting.peek() - latest <= 0) {
            recorder.add(Outcome.TIMEOUT, waiting.remove(), now, "no client was free to ask");
        }
    }

    private long millisToNext(long now) {
        long next = Math.min(reported + BETWEEN_REPORTS - now, 100_000_000);
        long turn = now - from < 0 ? from : end;
        next = turn - now > 0 ? Math.min(next, turn - now) : next;
        if (plan.rate() > 0 && now - end < 0) {
            next = Math.min(next, dueAt(scheduled) - now);
        }
        if (!idle.isEmpty() && now - end < 0) {
            next = Math.min(next, idle.peek().restsUntil() - now);
        }
        return Math.max(
                1, next / 1_000_000); // So an open loop's requests go out 1 ms late at most.
    }

    /** Every now and then, and when it begins to count or ends. */
    private void report(long now) {
        boolean warm = now - from >= 0;
        boolean turn = warm && reported - from < 0 || now - end >= 0 && reported - end < 0;
        if (turn || now - reported >= BETWEEN_REPORTS) {
            reported = now;
            double left = Math.max(0, (end - now) / 1e9);
            double seconds = Math.max(0.001, (Math.min(now, end) - from) / 1e9);
            double rate = warm ? recorder.inTime() / seconds : 0;
            long p99 = recorder.percentile(99);
            progress.accept(new Progress(left, warm, rate, recorder.failed(), p99 / 1000.0));
        }
    }
}
