package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.BadFrame;
import io.forkshop.runtime.channel.Handle;
import io.forkshop.runtime.channel.SendCallback;
import io.forkshop.runtime.tree.TreeEnding;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A child that is a process of this VM's own. */
final class SpawnedChild implements ChildProcess {
    private final String spawnfile;
    private final List<String> spawnargs;
    private final Life life;

    SpawnedChild(String spawnfile, List<String> spawnargs, Life life) {
        this.spawnfile = spawnfile;
        this.spawnargs = spawnargs;
        this.life = life;
    }

    Life life() {
        return life;
    }

    // ---- What it is.

    @Override
    public OptionalLong pid() {
        return life.grip.pid() < 0 ? OptionalLong.empty() : OptionalLong.of(life.grip.pid());
    }

    @Override
    public String spawnfile() {
        return spawnfile;
    }

    @Override
    public List<String> spawnargs() {
        return spawnargs;
    }

    @Override
    public boolean isAlive() {
        return life.grip.pid() >= 0 && life.status == null;
    }

    @Override
    public Optional<ExitStatus> status() {
        return Optional.ofNullable(life.status);
    }

    @Override
    public boolean killed() {
        return life.grip.killed();
    }

    @Override
    public boolean connected() {
        return life.connected();
    }

    @Override
    public OutputStream stdin() {
        return life.streams.stdin();
    }

    @Override
    public InputStream stdout() {
        return life.streams.output(1);
    }

    @Override
    public InputStream stderr() {
        return life.streams.output(2);
    }

    @Override
    public ChildStream stdio(int index) {
        return life.streams.at(index);
    }

    // ---- What can be done with it.

    @Override
    public boolean kill(Signal signal) {
        return life.grip.kill(signal, () -> {});
    }

    @Override
    public boolean killGroup(Signal signal) {
        if (!life.grip.leads()) {
            throw new ForkshopException(
                    "ERR_INVALID_STATE",
                    "this child leads no group, it is in ours; nobody was signalled. Start it with"
                            + " processGroup(true)");
        }
        return life.grip.signalGroup(signal.number());
    }

    @Override
    public CompletableFuture<Stopped> stop(Duration grace) {
        return life.stop.within(grace);
    }

    @Override
    public TreeEnding destroyTree(Duration grace) throws InterruptedException {
        return life.grip.destroyTree(Signal.SIGTERM, grace);
    }

    @Override
    public boolean send(Object message, SendCallback done) {
        return life.channel().send(message, later(done));
    }

    @Override
    public boolean send(Object message, Handle handle, SendCallback done) {
        return life.channel().send(message, handle, later(done));
    }

    @Override
    public boolean sendInternal(Map<String, ?> message, Handle handle, SendCallback done) {
        return life.channel().sendInternal(message, handle, later(done));
    }

    @Override
    public void probe(Runnable answered) {
        life.channel().probe(answered);
    }

    @Override
    public boolean hasUnheard() {
        return life.channel().hasUnheard();
    }

    private SendCallback later(SendCallback done) {
        return done == null ? null : error -> life.events.later(() -> done.done(error));
    }

    @Override
    public void disconnect() {
        life.disconnect();
    }

    @Override
    public void close() {
        life.close();
    }

    // ---- Waiting for it.

    @Override
    public ExitStatus await() throws InterruptedException {
        return life.events.await(life.events.exited());
    }

    @Override
    public Optional<ExitStatus> await(Duration longest) throws InterruptedException {
        return life.events.await(life.events.exited(), longest);
    }

    @Override
    public ExitStatus awaitClose() throws InterruptedException {
        return life.events.await(life.events.closed());
    }

    @Override
    public Optional<ExitStatus> awaitClose(Duration longest) throws InterruptedException {
        return life.events.await(life.events.closed(), longest);
    }

    // ---- Hearing of it. Each returns this child.

    @Override
    public ChildProcess onSpawn(Runnable listener) {
        life.events.spawn.listen(nothing -> listener.run());
        return this;
    }

    @Override
    public ChildProcess onError(Consumer<ForkshopException> listener) {
        life.events.error.listen(listener);
        return this;
    }

    @Override
    public ChildProcess onMessage(Consumer<Object> listener) {
        life.events.messages.listen(listener);
        return this;
    }

    @Override
    public ChildProcess onHandle(BiConsumer<Object, Handle> listener) {
        life.events.handles.listen(listener);
        return this;
    }

    @Override
    public ChildProcess onInternal(BiConsumer<Map<?, ?>, Handle> listener) {
        life.events.listenInternally(listener);
        return this;
    }

    @Override
    public ChildProcess onBadFrame(Consumer<BadFrame> listener) {
        life.events.badFrames.listen(listener);
        return this;
    }

    @Override
    public ChildProcess onDisconnect(Runnable listener) {
        life.events.disconnect.listen(nothing -> listener.run());
        return this;
    }

    @Override
    public ChildProcess onExit(Consumer<ExitStatus> listener) {
        life.events.exit.listen(listener);
        return this;
    }

    @Override
    public ChildProcess onClose(Consumer<ExitStatus> listener) {
        life.events.close.listen(listener);
        return this;
    }
}
