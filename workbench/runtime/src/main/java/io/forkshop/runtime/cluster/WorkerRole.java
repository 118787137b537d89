package io.forkshop.runtime.cluster;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Handle;
import io.forkshop.runtime.channel.Parent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The worker's part of the conversation with its primary (node-spec 10). What it hears, it hears on
 * the channel's reader thread, and answers there at once, or when the program accepts.
 */
final class WorkerRole {
    private record Question(Listen listen, CompletableFuture<ClusterServer> server) {}

    private final Map<Long, Question> questions = new ConcurrentHashMap<>();
    private final Map<String, HandedServer> handed = new ConcurrentHashMap<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<ClusterServer> servers = new ArrayList<>();
    private final Connections connections = new Connections();
    private final LoadReport load = new LoadReport(this, connections);
    private final CompletableFuture<Void> goodbyeHeard = new CompletableFuture<>();
    private final Leaving leaving = new Leaving(this);
    private long lastSeq = -1;

    static WorkerRole join() {
        WorkerRole role = new WorkerRole();
        Parent.onInternal(role::heard);
        Parent.onDisconnect(role::ended); // Which keeps us alive, as in Node.
        role.say(Acts.ONLINE);
        return role;
    }

    Connections connections() {
        return connections;
    }

    // ---- What we say. One at a time: the numbers must go out in order.

    private synchronized void say(String act) {
        send(Acts.act(act, ++lastSeq));
    }

    private void send(Map<String, Object> message) {
        message.put("open", load.tell()); // Ours; Node takes no notice.
        try {
            Parent.sendInternal(message, null);
        } catch (ForkshopException gone) {
            // The primary is, and our end is near.
        }
    }

    synchronized void answer(long seq, boolean accepted) {
        Map<String, Object> message = Acts.answer(Map.of("seq", seq), ++lastSeq);
        message.put("accepted", accepted);
        send(message);
    }

    void reportLoad() {
        say(Acts.LOAD);
    }

    synchronized void closed(String key) {
        handed.remove(key);
        Map<String, Object> message = Acts.act(Acts.CLOSE, ++lastSeq);
        message.put("key", key);
        send(message);
    }

    void sayGoodbye(String why) {
        synchronized (this) {
            Map<String, Object> message = Acts.act(Acts.EXITED_AFTER_DISCONNECT, ++lastSeq);
            if (!why.isEmpty()) {
                message.put("error", why);
            }
            send(message);
        }
        goodbyeHeard.join();
    }

    ClusterServer listen(String address, int port) throws IOException {
        if (Parent.inListener()) {
            throw new ForkshopException(
                    "EDEADLK",
                    "a listener of Parent waits for the primary's answer, which only its own thread"
                            + " can hear; listen on another thread");
        }
        Question question;
        synchronized (this) {
            int index = indexes.merge(address + ":" + port, 1, Integer::sum) - 1;
            Listen listen = new Listen(this, address, port, index);
            question = new Question(listen, new CompletableFuture<>());
            questions.put(++lastSeq, question);
            send(listen.describe(Acts.act(Acts.QUERY_SERVER, lastSeq), port));
        }
        if (!Parent.connected()) {
            ended(); // It may have ended before the question was there to be told.
        }
        ClusterServer server = await(question.server());
        synchronized (this) {
            servers.add(server);
            int real = server.address().getPort();
            send(question.listen().describe(Acts.act(Acts.LISTENING, ++lastSeq), real));
        }
        if (leaving.begun()) {
            server.close();
        }
        return server;
    }

    private static ClusterServer await(CompletableFuture<ClusterServer> server) throws IOException {
        try {
            return server.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case ForkshopException known -> throw known;
                default -> throw e;
            }
        }
    }

    synchronized List<ClusterServer> servers() {
        return List.copyOf(servers);
    }

    // ---- What we hear.

    private void heard(Map<?, ?> message, Handle handle) {
        boolean taken = false;
        if (Acts.is(message)) {
            switch (Acts.of(message)) {
                case "" -> taken = answered(message, handle);
                case Acts.NEW_CONNECTION -> taken = offered(message, handle);
                case Acts.DISCONNECT -> leave(false, "");
                case Acts.PING -> pong(message);
                default -> {} // Node ignores what it does not know, and so do we (10.2).
            }
        }
        if (!taken && handle != null) {
            handle.close();
        }
    }

    private boolean answered(Map<?, ?> message, Handle handle) {
        Question question = questions.remove(Acts.number(message, "ack", -1));
        if (question == null) {
            goodbyeHeard.complete(null); // The only other thing that we ask.
            return false;
        }
        try {
            ClusterServer server = question.listen().server(message, handle);
            if (server instanceof HandedServer one) {
                // Here, not where the answer is awaited: a connection may be the next message.
                handed.put(String.valueOf(message.get("key")), one);
                if (Boolean.TRUE.equals(message.get(Acts.LOAD))) {
                    load.start();
                }
            }
            question.server().complete(server);
            return true;
        } catch (IOException | RuntimeException e) {
            question.server().completeExceptionally(e);
            return false;
        }
    }

    private boolean offered(Map<?, ?> message, Handle handle) {
        if (handle == null) {
            return false;
        }
        long seq = Acts.number(message, "seq", -1);
        HandedServer server = handed.get(String.valueOf(message.get("key")));
        if (server == null) {
            answer(seq, false);
            return false;
        }
        server.offer(new HandedServer.Offer(handle, seq));
        return true;
    }

    private synchronized void pong(Map<?, ?> message) {
        send(Acts.answer(message, ++lastSeq));
    }

    private void ended() {
        ForkshopException gone =
                new ForkshopException(
                        "ERR_IPC_CHANNEL_CLOSED", "the primary is gone; nobody can listen for us");
        for (Long seq : questions.keySet()) {
            Question question = questions.remove(seq);
            if (question != null) {
                question.server().completeExceptionally(gone);
            }
        }
        goodbyeHeard.complete(null);
        leaving.channelEnded();
    }

    // ---- Leaving.

    void leave(boolean onOurOwn, String why) {
        leaving.begin(onOurOwn, why);
    }

    boolean isLeaving() {
        return leaving.begun();
    }

    void onLeaving(Runnable listener) {
        leaving.listen(listener);
    }
}
