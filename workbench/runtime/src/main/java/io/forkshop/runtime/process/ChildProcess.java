package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.BadFrame;
import io.forkshop.runtime.channel.Channel;
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

/**
 * A process that we started, from its birth to the last byte it left. Any thread, virtual ones too,
 * may call any method.
 *
 * <p>The callbacks of one child never overlap, and come in this order: spawn; then messages; then
 * disconnect, exit, close (node-spec 2.11). A listener that comes late hears at once what has
 * happened already, and messages wait for the first listener. A forked child's messages are
 * delivered on its channel's reader thread: while a listener runs, nothing more is read from that
 * child. An exception out of a listener goes to its thread's uncaught-exception handler.
 *
 * <p>An interface, since something else may stand for a process, as a child of another VM does at
 * Forkshop's prompt. What {@link ChildProcesses} starts is a child of this VM.
 */
public interface ChildProcess extends AutoCloseable {
    // ---- What it is.

    /** Its process id; empty when it never started. */
    OptionalLong pid();

    /** The file that was executed, as it was named (node-spec 1.5). */
    String spawnfile();

    /** Its argument list, argv[0] included. */
    List<String> spawnargs();

    /** Whether the process exists and has not ended; false from the moment it was reaped. */
    boolean isAlive();

    /** How it ended; empty while it runs. */
    Optional<ExitStatus> status();

    /**
     * Whether a {@code kill} of ours delivered a signal. That is not the same as being dead
     * (node-spec 2.13).
     */
    boolean killed();

    /** Whether there is a channel that neither side has disconnected. */
    boolean connected();

    /**
     * What the child reads as its descriptor 0; null unless it is a pipe, and when {@link
     * SpawnOptions#input} says it all.
     */
    OutputStream stdin();

    /** What the child writes to its descriptor 1; null unless it is a pipe. */
    InputStream stdout();

    /** What the child writes to its descriptor 2; null unless it is a pipe. */
    InputStream stderr();

    /**
     * Our side of the child's descriptor {@code index}, 0 or higher; null unless it is a pipe
     * (node-spec 3.5). 0 to 2 are the three above.
     */
    ChildStream stdio(int index);

    // ---- What can be done with it.

    /** SIGTERM. Returns as {@link #kill(Signal)}. */
    default boolean kill() {
        return kill(Signal.SIGTERM);
    }

    /**
     * Sends a signal to the process, not to its children: what a shell has started lives on
     * (node-spec 4.4). For those see {@link #killGroup} and {@link #destroyTree()}.
     *
     * @return whether it was delivered; false once the process has ended or if it never started.
     *     Unlike Node's, it can reach no other process in any case (node-spec 4.5)
     */
    boolean kill(Signal signal);

    /**
     * Sends a signal to every process of the group that this child leads or led, the child's own
     * end makes no difference. It reaches whoever descends from it and has not moved to another
     * group, and never a stranger. In place of Node's {@code process.kill(-pid)}, which trusts a
     * number (node-spec 4.4).
     *
     * @return whether it was delivered to anybody; before Linux 6.9, false once the child has ended
     * @throws ForkshopException ERR_INVALID_STATE when it leads none: start it with {@link
     *     SpawnOptions#processGroup}, {@link SpawnOptions#wholeTree} or detached
     */
    boolean killGroup(Signal signal);

    /** {@link #stop(Duration)} with 5 seconds. */
    default CompletableFuture<Stopped> stop() {
        return stop(Duration.ofSeconds(5));
    }

    /**
     * Asks the process to end, by SIGTERM, and kills it, by SIGKILL, if it has not ended after
     * {@code grace}. Returns at once, so many can be stopped in the time of one. The clock runs
     * from the first stop: another one, with whatever grace, only tells of the same end.
     *
     * @return completed when it has ended, before its exit is heard; not to be waited for in one of
     *     its listeners
     */
    CompletableFuture<Stopped> stop(Duration grace);

    /** {@link #destroyTree(Duration)} without asking: SIGKILL at once. */
    default TreeEnding destroyTree() throws InterruptedException {
        return destroyTree(Duration.ZERO);
    }

    /**
     * Ends the process and all that descends from it, also when it has ended itself. Each is asked
     * by SIGTERM and has {@code grace}; then all that are left are stopped, so that none can start
     * another, and killed. Only what certainly belongs to this child is signalled:
     *
     * <ul>
     *   <li>children, their children, and so on, as long as no parent between has ended;
     *   <li>with {@link SpawnOptions#processGroup}, all in its group; detached, all in its session;
     *   <li>with {@link SpawnOptions#wholeTree}, all whose environment has its mark, which also
     *       those have that forked twice and opened a session of their own;
     *   <li>with {@link io.forkshop.runtime.tree.Orphans#adopt}, whoever was ever seen to be one.
     * </ul>
     *
     * Waits, best on a virtual thread: at most the grace and some seconds. In place of it Node has
     * nothing (node-spec 4.4).
     *
     * @return who has ended, and who is left
     * @throws InterruptedException nothing is left stopped then, but some may live
     */
    TreeEnding destroyTree(Duration grace) throws InterruptedException;

    /** As {@link Channel#send} with no callback: a closed channel raises ERR_IPC_CHANNEL_CLOSED. */
    default boolean send(Object message) {
        return send(message, (SendCallback) null);
    }

    /**
     * Sends a copy of {@code message}; never blocks. See {@link Channel#send} for the result. The
     * callback is called in the order of the child's other callbacks, never before this method
     * returns (node-spec 7.8).
     */
    boolean send(Object message, SendCallback done);

    /**
     * Sends a copy of {@code message} and hands {@code handle} over with it: a listening socket, or
     * a connection. See {@link Channel#send(Object, Handle, SendCallback)}.
     */
    default boolean send(Object message, Handle handle) {
        return send(message, handle, null);
    }

    /**
     * As {@link #send(Object, Handle)}, with a callback as of {@link #send(Object, SendCallback)}.
     */
    boolean send(Object message, Handle handle, SendCallback done);

    /**
     * For a protocol on top of the channel, such as a cluster's: see {@link Channel#sendInternal}.
     */
    boolean sendInternal(Map<String, ?> message, Handle handle, SendCallback done);

    /** For such a protocol, too: see {@link Channel#probe}. */
    void probe(Runnable answered);

    /** For such a protocol, too: see {@link Channel#hasUnheard}. */
    boolean hasUnheard();

    /** Ends the channel; the child may go on. Does nothing without a connected channel. */
    void disconnect();

    /**
     * Kills the process with SIGKILL if it still runs, waits for its end, and closes our ends of
     * its streams. What descends from it is left alone. Its last events may be heard a moment
     * later: so this may be called from its own listeners.
     */
    @Override
    void close();

    // ---- Waiting for it.

    /**
     * Waits for its end, its last messages delivered. The status of a child that never started
     * comes at once. In one of the child's own listeners there would be no end to wait for: that
     * raises EDEADLK.
     */
    ExitStatus await() throws InterruptedException;

    /** As {@link #await()}; empty if it has not ended after {@code longest}. */
    Optional<ExitStatus> await(Duration longest) throws InterruptedException;

    /**
     * Waits until it has ended and nobody holds its output pipes or channel. A stream you read,
     * read to its end first.
     */
    ExitStatus awaitClose() throws InterruptedException;

    /** As {@link #awaitClose()}; empty if it has not come to that after {@code longest}. */
    Optional<ExitStatus> awaitClose(Duration longest) throws InterruptedException;

    // ---- Hearing of it. Each returns this child.

    /** The process exists. Not heard when it failed to start. */
    ChildProcess onSpawn(Runnable listener);

    /** It could not be started (node-spec 1.18), or was killed by a {@link Cancellation} (1.15). */
    ChildProcess onError(Consumer<ForkshopException> listener);

    /**
     * A message from the child: maps, lists, strings, numbers, booleans or null, not to be changed.
     */
    ChildProcess onMessage(Consumer<Object> listener);

    /**
     * A message that came with a handle, which is now the listener's to use or close. Those before
     * the first listener wait for it, up to 64 of them; what waits at the channel's end is closed.
     * A listener for plain messages does not hear them.
     */
    ChildProcess onHandle(BiConsumer<Object, Handle> listener);

    /**
     * For a protocol on top of the channel, such as a cluster's: its one listener for the messages
     * that no program's listener hears (node-spec 8.13), to be set at once after the start: the
     * first few wait for it. A handle that came with one is the listener's; null if none did.
     */
    ChildProcess onInternal(BiConsumer<Map<?, ?>, Handle> listener);

    /**
     * Bytes on the channel that are no frame. The channel goes on. Listen for these before you
     * listen for messages to hear both in the order in which they came; without a listener the
     * first thousand are kept.
     */
    ChildProcess onBadFrame(Consumer<BadFrame> listener);

    /** The channel has ended, by either side. */
    ChildProcess onDisconnect(Runnable listener);

    /** It ended; its output may still be on the way. Not heard when it failed to start. */
    ChildProcess onExit(Consumer<ExitStatus> listener);

    /**
     * It ended, and nothing more will come. Also heard, with {@link ExitStatus.FailedToStart}, if
     * it never started.
     */
    ChildProcess onClose(Consumer<ExitStatus> listener);
}
