package io.forkshop.app.remote;

import io.forkshop.app.frames.Malformed;
import io.forkshop.app.remote.wire.Endings;
import io.forkshop.app.remote.wire.Fields;
import io.forkshop.app.remote.wire.Op;
import io.forkshop.app.remote.wire.Payload;
import io.forkshop.app.remote.wire.Statuses;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.BadFrame;
import io.forkshop.runtime.channel.Handle;
import io.forkshop.runtime.channel.SendCallback;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildStream;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.Stopped;
import io.forkshop.runtime.tree.TreeEnding;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A child of the workbench, seen from the Java session. It outlives the session. */
final class RemoteChild implements ChildProcess {
    /** How it is now, as the workbench sees it. */
    private record State(boolean alive, ExitStatus status, boolean killed, boolean connected) {}

    private static final AtomicInteger TOKENS = new AtomicInteger();

    private final Born born;
    private final Heard heard;
    private final Caller caller;
    private final OutputStream stdin;

    RemoteChild(Born born, Heard heard, Caller caller) {
        this.born = born;
        this.heard = heard;
        this.caller = caller;
        this.stdin = born.streams().get(0) ? new RemoteOutput(born.id(), caller) : null;
    }

    /** One that could not be started, which Node tells as an event (node-spec 1.18). */
    static RemoteChild never(Born born, ForkshopException why, Caller caller) {
        Heard heard = new Heard(born.id(), caller);
        heard.failed(why);
        return new RemoteChild(born, heard, caller);
    }

    Heard heard() {
        return heard;
    }

    /** How the prompt calls it. */
    String name() {
        return born.name();
    }

    private boolean lived() {
        return born.id() != Born.NEVER;
    }

    private Fields call(Op op, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = born.id();
        System.arraycopy(more, 0, arguments, 1, more.length);
        return caller.call(op, arguments);
    }

    private boolean asked(Op op, Object... more) {
        if (!lived()) {
            return false;
        }
        try {
            return call(op, more).flag(2);
        } catch (Malformed e) {
            throw Caller.cut(e.getMessage());
        }
    }

    private State state() {
        if (heard.closed.isDone()) {
            return new State(false, heard.closed.join(), lived() && askedKilled(), false);
        }
        return askedState();
    }

    private boolean askedKilled() {
        return askedState().killed;
    }

    private State askedState() {
        try {
            Fields now = call(Op.STATE).fields(2);
            return new State(now.flag(0), Statuses.read(now, 1), now.flag(2), now.flag(3));
        } catch (Malformed e) {
            throw Caller.cut(e.getMessage());
        }
    }

    // ---- What it is.

    @Override
    public OptionalLong pid() {
        return lived() && born.pid() >= 0 ? OptionalLong.of(born.pid()) : OptionalLong.empty();
    }

    @Override
    public String spawnfile() {
        return born.spawnfile();
    }

    @Override
    public List<String> spawnargs() {
        return born.spawnargs();
    }

    @Override
    public boolean isAlive() {
        return lived() && state().alive;
    }

    @Override
    public Optional<ExitStatus> status() {
        return Optional.ofNullable(state().status);
    }

    @Override
    public boolean killed() {
        return lived() && askedKilled();
    }

    @Override
    public boolean connected() {
        return lived() && state().connected;
    }

    @Override
    public OutputStream stdin() {
        return stdin;
    }

    @Override
    public InputStream stdout() {
        return born.streams().get(1) ? heard.stdout : null;
    }

    @Override
    public InputStream stderr() {
        return born.streams().get(2) ? heard.stderr : null;
    }

    @Override
    public ChildStream stdio(int index) {
        return switch (index) {
            case 0 -> stdin == null ? null : new ChildStream(null, stdin);
            case 1 -> stdout() == null ? null : new ChildStream(stdout(), null);
            case 2 -> stderr() == null ? null : new ChildStream(stderr(), null);
            default -> null;
        };
    }

    // ---- What can be done with it.

    @Override
    public boolean kill(Signal signal) {
        return asked(Op.KILL, signal.number());
    }

    @Override
    public boolean killGroup(Signal signal) {
        return asked(Op.KILL_GROUP, signal.number());
    }

    @Override
    public CompletableFuture<Stopped> stop(Duration grace) {
        CompletableFuture<Stopped> stop = new CompletableFuture<>();
        if (!lived()) {
            stop.complete(new Stopped(heard.closed.join(), false));
            return stop;
        }
        int token = TOKENS.incrementAndGet();
        heard.stopping.put(token, stop);
        call(Op.STOP, grace.toString(), token);
        return stop;
    }

    @Override
    public TreeEnding destroyTree(Duration grace) throws InterruptedException {
        if (!lived()) {
            return TreeEnding.NOTHING;
        }
        try {
            return Endings.tree(call(Op.DESTROY_TREE, grace.toString()).fields(2));
        } catch (Malformed e) {
            throw Caller.cut(e.getMessage());
        } catch (ForkshopException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(e.getMessage());
            }
            throw e;
        }
    }

    @Override
    public boolean send(Object message, SendCallback done) {
        if (born.spoken() == null) {
            throw new ForkshopException(
                    "ERR_IPC_CHANNEL_CLOSED",
                    lived()
                            ? "this child has no channel: start it with fork to send it messages"
                            : "this child never started; nothing was sent");
        }
        Object payload = Payload.write(message, born.spoken());
        int token = done == null ? 0 : TOKENS.incrementAndGet();
        if (done != null) {
            heard.sent.put(token, done);
        }
        return asked(Op.SEND, payload, token);
    }

    @Override
    public boolean send(Object message, Handle handle, SendCallback done) {
        throw refused("A handle");
    }

    @Override
    public boolean sendInternal(Map<String, ?> message, Handle handle, SendCallback done) {
        throw refused("A message of a protocol of yours");
    }

    @Override
    public void probe(Runnable answered) {
        throw refused("A message of a protocol of yours");
    }

    @Override
    public boolean hasUnheard() {
        throw refused("A message of a protocol of yours");
    }

    private static ForkshopException refused(String what) {
        return new ForkshopException(
                "ERR_INVALID_STATE",
                what
                        + " travels between a process and its own child, and this one is the"
                        + " workbench's. Call ChildProcesses.fork, which starts it in the Java"
                        + " session.");
    }

    void cancel(String why) {
        call(Op.CANCEL, why);
    }

    @Override
    public void disconnect() {
        if (lived()) {
            call(Op.DISCONNECT);
        }
    }

    @Override
    public void close() {
        if (lived()) {
            call(Op.CLOSE);
        }
    }

    // ---- Waiting for it.

    private Ending<ExitStatus> exited() {
        return new Ending<>(heard.exited, caller.delivery());
    }

    private Ending<ExitStatus> closed() {
        return new Ending<>(heard.closed, caller.delivery());
    }

    @Override
    public ExitStatus await() throws InterruptedException {
        return exited().await();
    }

    @Override
    public Optional<ExitStatus> await(Duration longest) throws InterruptedException {
        return exited().await(longest);
    }

    @Override
    public ExitStatus awaitClose() throws InterruptedException {
        return closed().await();
    }

    @Override
    public Optional<ExitStatus> awaitClose(Duration longest) throws InterruptedException {
        return closed().await(longest);
    }

    // ---- Hearing of it.

    @Override
    public ChildProcess onSpawn(Runnable listener) {
        heard.spawn.listen(nothing -> listener.run());
        return this;
    }

    @Override
    public ChildProcess onError(Consumer<ForkshopException> listener) {
        heard.error.listen(listener);
        return this;
    }

    @Override
    public ChildProcess onMessage(Consumer<Object> listener) {
        heard.messages.listen(listener);
        listenToChannel();
        return this;
    }

    @Override
    public ChildProcess onBadFrame(Consumer<BadFrame> listener) {
        heard.badFrames.listen(listener);
        listenToChannel();
        return this;
    }

    private void listenToChannel() {
        if (born.spoken() != null) {
            call(Op.LISTEN);
        }
    }

    @Override
    public ChildProcess onHandle(BiConsumer<Object, Handle> listener) {
        throw refused("A handle");
    }

    @Override
    public ChildProcess onInternal(BiConsumer<Map<?, ?>, Handle> listener) {
        throw refused("A message of a protocol of yours");
    }

    @Override
    public ChildProcess onDisconnect(Runnable listener) {
        heard.disconnect.listen(nothing -> listener.run());
        return this;
    }

    @Override
    public ChildProcess onExit(Consumer<ExitStatus> listener) {
        heard.exit.listen(listener);
        return this;
    }

    @Override
    public ChildProcess onClose(Consumer<ExitStatus> listener) {
        heard.close.listen(listener);
        return this;
    }

    /** Such as {@code w1: echo.java, pid 4711, alive}. */
    @Override
    public String toString() {
        String who = born.name().isEmpty() ? born.what() : born.name() + ": " + born.what();
        String pid = pid().isPresent() ? ", pid " + born.pid() : "";
        return who + pid + ", " + now();
    }

    private String now() {
        try {
            State state = state();
            return state.status == null ? "alive" : state.status.toString();
        } catch (ForkshopException e) {
            return "out of reach";
        }
    }
}
