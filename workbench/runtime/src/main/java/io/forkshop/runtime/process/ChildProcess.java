package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.BadFrame;
import io.forkshop.runtime.channel.Channel;
import io.forkshop.runtime.channel.Handle;
import io.forkshop.runtime.channel.SendCallback;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.channel.Tap;

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

/**
 * A process that we started, from its birth to the last byte it left. Any thread, virtual ones too,
 * may call any method.
 *
 * <p>The callbacks of one child never overlap, and come in this order: spawn; then messages; then
 * disconnect, exit, close (node-spec 2.11). A listener that comes late hears at once what has
 * happened already, and messages wait for the first listener. A forked child's messages are
 * delivered on its channel's reader thread: while a listener runs, nothing more is read from that
 * child. An exception out of a listener goes to its thread's uncaught-exception handler.
 */
public final class ChildProcess implements AutoCloseable {
    private final String spawnfile;
    private final List<String> spawnargs;
    private final ChildEvents events = new ChildEvents();
    private final Grip grip = new Grip();
    private final Streams streams = new Streams(events);
    private final CompletableFuture<Void> gone = new CompletableFuture<>();

    private volatile ExitStatus status;
    private Channel channel;

    ChildProcess(String spawnfile, List<String> spawnargs) {
        this.spawnfile = spawnfile;
        this.spawnargs = spawnargs;
    }

    // ---- Its birth: called once, by Launch.

    void failed(SpawnException why) {
        status = new ExitStatus.FailedToStart(why);
        events.failed(why, status);
    }

    /** On the spawning thread. */
    void started(long pid, Plumbing plumbing, Serialization serialization, Tap tap) {
        grip.hold(pid);
        streams.open(plumbing);
        plumbing.lent().forEach(pipe -> whenGone(pipe::takeBack));
        events.spawned();
        if (plumbing.channelIndex() >= 0) {
            events.channelOpened();
            int fd = plumbing.parentEnd(plumbing.channelIndex());
            channel = new Channel(fd, serialization, events, tap);
            channel.start("forkshop-child-" + pid);
        }
        grip.whenEnded(this::reap);
    }

    /** Its end, on the poller's thread. */
    private void reap() {
        if (!grip.reap(how -> status = how)) { // Not yet, whatever we were told.
            grip.whenEnded(this::reap);
            return;
        }
        streams.childEnded();
        if (channel != null) {
            channel.finish(); // Its last words come before its exit.
        }
        events.reaped(status);
        gone.complete(null);
    }

    // ---- For what rides along with it.

    ChildEvents events() {
        return events;
    }

    /** Runs {@code task} when the process has been reaped, on the poller's thread, or at once. */
    void whenGone(Runnable task) {
        gone.thenRun(task);
    }

    Streams streams() {
        return streams;
    }

    /**
     * Kills it for a cancellation. The error event and the signal are one: the exit that follows
     * from it cannot be heard first.
     */
    void abort(Signal signal, Throwable why) {
        grip.kill(
                signal,
                () ->
                        events.aborted(
                                new ForkshopException(
                                        "ABORT_ERR", "The operation was aborted", why)));
    }

    // ---- What it is.

    /** Its process id; empty when it never started. */
    public OptionalLong pid() {
        return grip.pid() < 0 ? OptionalLong.empty() : OptionalLong.of(grip.pid());
    }

    /** The file that was executed, as it was named (node-spec 1.5). */
    public String spawnfile() {
        return spawnfile;
    }

    /** Its argument list, argv[0] included. */
    public List<String> spawnargs() {
        return spawnargs;
    }

    /** Whether the process exists and has not ended; false from the moment it was reaped. */
    public boolean isAlive() {
        return grip.pid() >= 0 && status == null;
    }

    /** How it ended; empty while it runs. */
    public Optional<ExitStatus> status() {
        return Optional.ofNullable(status);
    }

    /**
     * Whether a {@code kill} of ours delivered a signal. That is not the same as being dead
     * (node-spec 2.13).
     */
    public boolean killed() {
        return grip.killed();
    }

    /** Whether there is a channel that neither side has disconnected. */
    public boolean connected() {
        return channel != null && channel.connected();
    }

    /**
     * What the child reads as its descriptor 0; null unless it is a pipe, and when {@link
     * SpawnOptions#input} says it all.
     */
    public OutputStream stdin() {
        return streams.stdin();
    }

    /** What the child writes to its descriptor 1; null unless it is a pipe. */
    public InputStream stdout() {
        return streams.output(1);
    }

    /** What the child writes to its descriptor 2; null unless it is a pipe. */
    public InputStream stderr() {
        return streams.output(2);
    }

    /**
     * Our side of the child's descriptor {@code index}, 0 or higher; null unless it is a pipe
     * (node-spec 3.5). 0 to 2 are the three above.
     */
    public ChildStream stdio(int index) {
        return streams.at(index);
    }

    // ---- What can be done with it.

    /** SIGTERM. Returns as {@link #kill(Signal)}. */
    public boolean kill() {
        return kill(Signal.SIGTERM);
    }

    /**
     * Sends a signal to the process, not to its children.
     *
     * @return whether it was delivered; false once the process has ended or if it never started.
     *     Unlike Node's, it can reach no other process in any case (node-spec 4.5)
     */
    public boolean kill(Signal signal) {
        return grip.kill(signal, () -> {});
    }

    /** As {@link Channel#send} with no callback: a closed channel raises ERR_IPC_CHANNEL_CLOSED. */
    public boolean send(Object message) {
        return open().send(message, null);
    }

    /**
     * Sends a copy of {@code message} as JSON; never blocks. See {@link Channel#send} for the
     * result. The callback is called in the order of the child's other callbacks, never before this
     * method returns (node-spec 7.8).
     */
    public boolean send(Object message, SendCallback done) {
        return open().send(message, later(done));
    }

    /**
     * Sends a copy of {@code message} and hands {@code handle} over with it: a listening socket, or
     * a connection. See {@link Channel#send(Object, Handle, SendCallback)}.
     */
    public boolean send(Object message, Handle handle) {
        return open().send(message, handle, null);
    }

    /**
     * As {@link #send(Object, Handle)}, with a callback as of {@link #send(Object, SendCallback)}.
     */
    public boolean send(Object message, Handle handle, SendCallback done) {
        return open().send(message, handle, later(done));
    }

    /**
     * For a protocol on top of the channel, such as a cluster's: see {@link Channel#sendInternal}.
     */
    public boolean sendInternal(Map<String, ?> message, Handle handle, SendCallback done) {
        return open().sendInternal(message, handle, later(done));
    }

    private Channel open() {
        if (channel == null) {
            throw new ForkshopException(
                    "ERR_IPC_CHANNEL_CLOSED",
                    status instanceof ExitStatus.FailedToStart
                            ? "this child never started; nothing was sent"
                            : "this child has no channel: start it with fork to send it messages");
        }
        return channel;
    }

    private SendCallback later(SendCallback done) {
        return done == null ? null : error -> events.later(() -> done.done(error));
    }

    /** Ends the channel; the child may go on. Does nothing without a connected channel. */
    public void disconnect() {
        if (channel != null) {
            channel.disconnect();
        }
    }

    /**
     * Kills the process with SIGKILL if it still runs, waits for its end, and closes our ends of
     * its streams. Its last events may be heard a moment later: so this may be called from its own
     * listeners.
     */
    @Override
    public void close() {
        kill(Signal.SIGKILL);
        disconnect();
        if (grip.pid() >= 0) {
            gone.join();
        }
        streams.letOutputGo();
    }

    // ---- Waiting for it.

    /**
     * Waits for its end, its last messages delivered. The status of a child that never started
     * comes at once. In one of the child's own listeners there would be no end to wait for: that
     * raises EDEADLK.
     */
    public ExitStatus await() throws InterruptedException {
        return events.await(events.exited());
    }

    /** As {@link #await()}; empty if it has not ended after {@code longest}. */
    public Optional<ExitStatus> await(Duration longest) throws InterruptedException {
        return events.await(events.exited(), longest);
    }

    /**
     * Waits until it has ended and nobody holds its output pipes or channel. A stream you read,
     * read to its end first.
     */
    public ExitStatus awaitClose() throws InterruptedException {
        return events.await(events.closed());
    }

    /** As {@link #awaitClose()}; empty if it has not come to that after {@code longest}. */
    public Optional<ExitStatus> awaitClose(Duration longest) throws InterruptedException {
        return events.await(events.closed(), longest);
    }

    // ---- Hearing of it. Each returns this child.

    /** The process exists. Not heard when it failed to start. */
    public ChildProcess onSpawn(Runnable listener) {
        events.spawn.listen(nothing -> listener.run());
        return this;
    }

    /** It could not be started (node-spec 1.18), or was killed by a {@link Cancellation} (1.15). */
    public ChildProcess onError(Consumer<ForkshopException> listener) {
        events.error.listen(listener);
        return this;
    }

    /**
     * A message from the child: maps, lists, strings, numbers, booleans or null, not to be changed.
     */
    public ChildProcess onMessage(Consumer<Object> listener) {
        events.messages.listen(listener);
        return this;
    }

    /**
     * A message that came with a handle, which is now the listener's to use or close. Those before
     * the first listener wait for it, up to 64 of them; what waits at the channel's end is closed.
     * A listener for plain messages does not hear them.
     */
    public ChildProcess onHandle(BiConsumer<Object, Handle> listener) {
        events.handles.listen(listener);
        return this;
    }

    /**
     * For a protocol on top of the channel, such as a cluster's: its one listener for the messages
     * that no program's listener hears (node-spec 8.13), to be set at once after the start: the
     * first few wait for it. A handle that came with one is the listener's; null if none did.
     */
    public ChildProcess onInternal(BiConsumer<Map<?, ?>, Handle> listener) {
        events.listenInternally(listener);
        return this;
    }

    /**
     * Bytes on the channel that are no frame. The channel goes on. Listen for these before you
     * listen for messages to hear both in the order in which they came; without a listener the
     * first thousand are kept.
     */
    public ChildProcess onBadFrame(Consumer<BadFrame> listener) {
        events.badFrames.listen(listener);
        return this;
    }

    /** The channel has ended, by either side. */
    public ChildProcess onDisconnect(Runnable listener) {
        events.disconnect.listen(nothing -> listener.run());
        return this;
    }

    /** It ended; its output may still be on the way. Not heard when it failed to start. */
    public ChildProcess onExit(Consumer<ExitStatus> listener) {
        events.exit.listen(listener);
        return this;
    }

    /**
     * It ended, and nothing more will come. Also heard, with {@link ExitStatus.FailedToStart}, if
     * it never started.
     */
    public ChildProcess onClose(Consumer<ExitStatus> listener) {
        events.close.listen(listener);
        return this;
    }
}
