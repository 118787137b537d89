package io.forkshop.app.remote.front;

import io.forkshop.app.frames.Malformed;
import io.forkshop.app.remote.wire.Endings;
import io.forkshop.app.remote.wire.Failures;
import io.forkshop.app.remote.wire.Fields;
import io.forkshop.app.remote.wire.Happening;
import io.forkshop.app.remote.wire.Op;
import io.forkshop.app.remote.wire.Payload;
import io.forkshop.app.remote.wire.Statuses;
import io.forkshop.app.remote.wire.Wishes;
import io.forkshop.app.world.Live;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.SendCallback;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.Signal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** What a session may ask for, and what is answered. */
final class Calls {
    /** The commands that a snippet can call. */
    private static final Set<String> COMMANDS =
            Set.of("ps", "tree", "messages", "output", "kill", "cleanup");

    private static final int LAST_SIGNAL = 64;

    private final Host host;
    private final Children children;
    private final Starting starting;
    private final Outbox outbox;

    Calls(Host host, Children children, Outbox outbox) {
        this.host = host;
        this.children = children;
        this.starting = new Starting(host, children);
        this.outbox = outbox;
    }

    /** The answer. Throws {@link Malformed} for what the protocol does not have. */
    Object answer(Op op, Fields call) throws IOException, InterruptedException {
        return switch (op) {
            case FORK -> {
                children.forgetAllBut(host.world().all());
                yield starting.fork(call).born();
            }
            case SPAWN -> {
                children.forgetAllBut(host.world().all());
                yield starting.spawn(call).born();
            }
            case EXEC -> starting.exec(call).born();
            case FIND -> children.found(find(call.text(2))).born();
            case NAMES -> host.world().alive().stream().map(Live::name).toList();
            case END -> done(() -> children.end(id(call)));
            case RUN -> done(() -> run(call.texts(2)));
            default -> answer(op, children.get(id(call)), call);
        };
    }

    private Object answer(Op op, Served one, Fields call) throws IOException, InterruptedException {
        ChildProcess child = one.child();
        return switch (op) {
            case STATE -> state(child);
            case LISTEN -> done(one::listen);
            case SEND -> send(one, call);
            case KILL -> child.kill(signal(call));
            case KILL_GROUP -> child.killGroup(signal(call));
            case STOP -> done(() -> stop(one, call));
            case DESTROY_TREE -> Endings.write(child.destroyTree(Wishes.duration(call, 3)));
            case DISCONNECT -> done(child::disconnect);
            case CLOSE -> done(child::close);
            case CANCEL -> done(() -> one.cancel(new CancellationException(call.text(3))));
            case READ -> done(() -> one.read(call.number(3, 1, 2), call.flag(4)));
            case WRITE -> done(() -> input(child).write(call.bytes(3)));
            case CLOSE_INPUT -> done(() -> input(child).close());
            case TAKEN -> done(() -> one.taken(call.number(3, 0, 2), call.number(4)));
            default -> throw new AssertionError(op);
        };
    }

    private interface Deed {
        void run() throws IOException;
    }

    private static Object done(Deed deed) throws IOException {
        deed.run();
        return null;
    }

    private static int id(Fields call) throws Malformed {
        return call.number(2, 0, Integer.MAX_VALUE);
    }

    private Live find(String name) {
        return host.world()
                .find(name)
                .orElseThrow(
                        () ->
                                new ForkshopException(
                                        "ESRCH",
                                        "There is no process named '"
                                                + name
                                                + "' here; workers() lists those alive."));
    }

    private void run(List<String> words) throws Malformed {
        if (words.isEmpty() || !COMMANDS.contains(words.getFirst())) {
            throw new Malformed("a command that a snippet cannot call");
        }
        host.run(words);
    }

    private static Signal signal(Fields call) throws Malformed {
        return Signal.of(call.number(3, 1, LAST_SIGNAL));
    }

    private static List<Object> state(ChildProcess child) {
        return Arrays.asList(
                child.isAlive(),
                Statuses.write(child.status().orElse(null)),
                child.killed(),
                child.connected());
    }

    private boolean send(Served one, Fields call) throws Malformed {
        Object message = Payload.read(call, 3);
        int token = call.number(4, 0, Integer.MAX_VALUE);
        SendCallback done = token == 0 ? null : error -> tellSent(one, token, error);
        return one.child().send(message, done);
    }

    private void tellSent(Served one, int token, ForkshopException error) {
        List<Object> why = error == null ? null : Failures.write(error);
        outbox.tell(Happening.SENT, one.id(), token, why);
    }

    private void stop(Served one, Fields call) throws Malformed {
        int token = call.number(4, 0, Integer.MAX_VALUE);
        one.child()
                .stop(Wishes.duration(call, 3))
                .thenAccept(
                        how ->
                                outbox.tell(
                                        Happening.STOPPED,
                                        one.id(),
                                        token,
                                        Statuses.write(how.status()),
                                        how.forced()));
    }

    private static OutputStream input(ChildProcess child) throws Malformed {
        if (child.stdin() == null) {
            throw new Malformed("a child without an input here");
        }
        return child.stdin();
    }
}
