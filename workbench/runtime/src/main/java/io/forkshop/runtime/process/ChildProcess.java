package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.BadFrame;
import io.forkshop.runtime.channel.Channel;
import io.forkshop.runtime.channel.SendCallback;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.channel.Tap;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Poller;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private final List<PipeInput> outputs = new ArrayList<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();

    private long pid = -1;
    private int pidfd = -1; // guarded by this; -1 once reaped
    private boolean killed;
    private boolean fed;
    private boolean outputsAreRead;
    private volatile ExitStatus status;
    private Channel channel;
    private PipeOutput stdin;
    private PipeInput stdout;
    private PipeInput stderr;

    ChildProcess(String spawnfile, List<String> spawnargs) {
        this.spawnfile = spawnfile;
        this.spawnargs = spawnargs;
    }

    // ---- Its birth: called once, by Launch.

    /** Somebody will read its outputs to their end: close waits for that from the first moment. */
    void outputsAreRead() {
        outputsAreRead = true;
    }

    void failed(SpawnException why) {
        status = new ExitStatus.FailedToStart(why);
        events.failed(why, status);
    }

    /** On the spawning thread. */
    void started(long newPid, Plumbing plumbing, Tap tap) {
        pid = newPid;
        pidfd = Libc.pidfdOpen(newPid);
        stdin = plumbing.pipeEnd(0) < 0 ? null : new PipeOutput(plumbing.pipeEnd(0));
        stdout = output(plumbing.pipeEnd(1));
        stderr = output(plumbing.pipeEnd(2));
        events.spawned();
        if (plumbing.channelIndex() >= 0) {
            events.channelOpened();
            int fd = plumbing.parentEnd(plumbing.channelIndex());
            channel = new Channel(fd, Serialization.JSON, events, tap);
            channel.start("forkshop-child-" + newPid);
        }
        Poller.shared().whenReady(pidfd, Poller.READABLE, this::reap);
    }

    private PipeInput output(int fd) {
        if (fd < 0) {
            return null;
        }
        events.outputOpened();
        PipeInput input = new PipeInput(fd, outputsAreRead, events::partEnded);
        outputs.add(input);
        return input;
    }

    /**
     * Its end, on the poller's thread. Under the lock, so that no signal is sent to a pid that is
     * no longer ours.
     */
    private void reap() {
        synchronized (this) {
            int ended = Libc.reap(pid);
            if (ended == -1) { // Not yet, whatever we were told.
                Poller.shared().whenReady(pidfd, Poller.READABLE, this::reap);
                return;
            }
            status = ExitStatus.fromWait(ended);
            Libc.close(pidfd);
            pidfd = -1;
        }
        if (stdin != null) {
            stdin.close(); // node-spec 2.5
        }
        outputs.forEach(PipeInput::childEnded);
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

    /** All it will ever read. */
    void feed(byte[] input) {
        fed = true;
        stdin.feed(input);
    }

    /**
     * Kills it for a cancellation. The error event and the signal are one: the exit that follows
     * from it cannot be heard first.
     */
    synchronized void abort(Signal signal, Throwable why) {
        if (kill(signal)) {
            events.aborted(new ForkshopException("ABORT_ERR", "The operation was aborted", why));
        }
    }

    /** Stops listening to its output, which then no longer delays close. */
    void letOutputGo() {
        outputs.forEach(PipeInput::close);
    }

    // ---- What it is.

    /** Its process id; empty when it never started. */
    public OptionalLong pid() {
        return pid < 0 ? OptionalLong.empty() : OptionalLong.of(pid);
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
        return pid >= 0 && status == null;
    }

    /** How it ended; empty while it runs. */
    public Optional<ExitStatus> status() {
        return Optional.ofNullable(status);
    }

    /**
     * Whether a {@code kill} of ours delivered a signal. That is not the same as being dead
     * (node-spec 2.13).
     */
    public synchronized boolean killed() {
        return killed;
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
        return fed ? null : stdin;
    }

    /** What the child writes to its descriptor 1; null unless it is a pipe. */
    public InputStream stdout() {
        return stdout;
    }

    /** What the child writes to its descriptor 2; null unless it is a pipe. */
    public InputStream stderr() {
        return stderr;
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
    public synchronized boolean kill(Signal signal) {
        boolean delivered = pidfd >= 0 && Libc.pidfdSendSignal(pidfd, signal.number()) == 0;
        killed |= delivered;
        return delivered;
    }

    /** As {@link Channel#send} with no callback: a closed channel raises ERR_IPC_CHANNEL_CLOSED. */
    public boolean send(Object message) {
        return send(message, null);
    }

    /**
     * Sends a copy of {@code message} as JSON; never blocks. See {@link Channel#send} for the
     * result. The callback is called in the order of the child's other callbacks, never before this
     * method returns (node-spec 7.8).
     */
    public boolean send(Object message, SendCallback done) {
        if (channel == null) {
            throw new ForkshopException(
                    "ERR_IPC_CHANNEL_CLOSED",
                    status instanceof ExitStatus.FailedToStart
                            ? "this child never started; nothing was sent"
                            : "this child has no channel: start it with fork to send it messages");
        }
        return channel.send(
                message, done == null ? null : error -> events.later(() -> done.done(error)));
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
        if (pid >= 0) {
            gone.join();
        }
        outputs.forEach(PipeInput::close);
    }

    // ---- Waiting for it.

    /**
     * Waits for its end, its last messages delivered. The status of a child that never started
     * comes at once. In one of the child's own listeners there would be no end to wait for: that
     * raises EDEADLK.
     */
    public ExitStatus await() throws InterruptedException {
        return get(events.exited());
    }

    /** As {@link #await()}; empty if it has not ended after {@code longest}. */
    public Optional<ExitStatus> await(Duration longest) throws InterruptedException {
        return get(events.exited(), longest);
    }

    /**
     * Waits until it has ended and nobody holds its output pipes or channel. A stream you read,
     * read to its end first.
     */
    public ExitStatus awaitClose() throws InterruptedException {
        return get(events.closed());
    }

    /** As {@link #awaitClose()}; empty if it has not come to that after {@code longest}. */
    public Optional<ExitStatus> awaitClose(Duration longest) throws InterruptedException {
        return get(events.closed(), longest);
    }

    private ExitStatus get(CompletableFuture<ExitStatus> end) throws InterruptedException {
        refuseToWaitForMyself(end);
        try {
            return end.get();
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Optional<ExitStatus> get(CompletableFuture<ExitStatus> end, Duration longest)
            throws InterruptedException {
        refuseToWaitForMyself(end);
        try {
            return Optional.of(end.get(longest.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void refuseToWaitForMyself(CompletableFuture<ExitStatus> end) {
        if (!end.isDone() && events.inListener()) {
            throw new ForkshopException(
                    "EDEADLK",
                    "a listener of this child waits for its end, which is heard only after it; use"
                            + " onExit");
        }
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

    /** A line on the channel that is no frame. The channel goes on. */
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
