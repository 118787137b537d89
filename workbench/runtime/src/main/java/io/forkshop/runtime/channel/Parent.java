package io.forkshop.runtime.channel;

import io.forkshop.runtime.ForkshopException;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What a worker sees of its parent: Node's {@code process.send}, {@code process.on('message')} and
 * {@code process.disconnect} (node-spec 7), for a program started by {@code fork}, ours or a real
 * Node's.
 *
 * {@snippet :
 * import io.forkshop.runtime.channel.Parent;
 *
 * void main() {
 *     Parent.onMessage(message -> Parent.send(message)); // an echo
 * }
 * }
 *
 * <p>Listeners run one at a time, in order, on the channel's reader thread; an exception out of one
 * ends the worker with exit code 1, as in Node. While there is a listener for messages, handles or
 * the disconnect, and the channel is connected, the worker stays alive (7.12), unless {@link #ref}
 * or {@link #unref} says otherwise. When the parent process is gone the worker ends at once,
 * whatever it is doing.
 */
public final class Parent {
    private static volatile Link link = Link.fromEnvironment();

    private Parent() {}

    /** Whether this process was forked with a channel, and neither side has disconnected it. */
    public static boolean connected() {
        return link != null && link.connected();
    }

    /**
     * Whether the caller is one of the listeners here, on the thread that reads the channel: it
     * must not wait for something from the parent.
     */
    public static boolean inListener() {
        return Link.inListener();
    }

    /**
     * Sends a copy of {@code message}, as the channel's {@link Serialization}. Blocks while the
     * parent does not read and the socket is full; when it returns, the kernel has the whole frame,
     * so nothing is lost if the worker exits next (Node can lose it: 7.16).
     *
     * @return true
     * @throws ForkshopException ERR_IPC_CHANNEL_CLOSED after a disconnect or without a channel,
     *     EPIPE when the parent is gone, ERR_INVALID_ARG_TYPE for a value that cannot be sent
     */
    public static boolean send(Object message) {
        return existing().send(message);
    }

    /**
     * Sends a copy of {@code message} and hands {@code handle} over with it: a listening socket or
     * a connection. What is sent afterwards, and a disconnect, waits until the parent has answered
     * for it (node-spec 8.17), and so does the end of a worker that still has something to send.
     * The channel has the handle from now on, as {@link Handle#onOutcome} tells; if an error is
     * raised, it is the caller's as before.
     *
     * @return whether it is on its way; behind another handle, true only for the first that waits
     * @throws ForkshopException as {@link #send(Object)}; ERR_INVALID_HANDLE_TYPE when the handle
     *     is empty
     */
    public static boolean send(Object message, Handle handle) {
        return existing().send(message, handle);
    }

    /**
     * For a protocol on top of the channel, such as a cluster's: sends {@code message}, whose
     * {@code cmd} starts with NODE_, in one order with all others.
     *
     * @param handle handed over with it; null for none
     */
    public static boolean sendInternal(Map<String, ?> message, Handle handle) {
        return existing().sendInternal(message, handle);
    }

    /**
     * Adds a listener for messages. Those that came before the first one are delivered to it
     * (7.10).
     */
    public static void onMessage(Consumer<Object> listener) {
        existing().onMessage(listener);
    }

    /**
     * Takes a listener for messages away. After the last, messages wait for the next one again.
     * Called from another thread it waits for the listener that runs.
     *
     * @return whether it was there
     */
    public static boolean offMessage(Consumer<Object> listener) {
        return existing().offMessage(listener);
    }

    /**
     * Adds a listener for messages that came with a handle, which is now the listener's to use or
     * close. Those before the first listener wait for it, up to 64 of them; what waits at the
     * channel's end is closed. A listener for plain messages does not hear them.
     */
    public static void onHandle(BiConsumer<Object, Handle> listener) {
        existing().onHandle(listener);
    }

    /** As {@link #offMessage}, for messages that come with a handle. */
    public static boolean offHandle(BiConsumer<Object, Handle> listener) {
        return existing().offHandle(listener);
    }

    /**
     * For a protocol on top of the channel, such as a cluster's: its one listener for the messages
     * that no program's listener hears (node-spec 8.13). A handle that came with one is the
     * listener's; null if none did.
     */
    public static void onInternal(BiConsumer<Map<?, ?>, Handle> listener) {
        existing().onInternal(listener);
    }

    /**
     * Adds a listener for the end of the channel, by either side or by the parent's death; late
     * ones hear at once.
     */
    public static void onDisconnect(Runnable listener) {
        existing().onDisconnect(listener);
    }

    /** As {@link #offMessage}, for the end of the channel. */
    public static boolean offDisconnect(Runnable listener) {
        return existing().offDisconnect(listener);
    }

    /**
     * From now on the channel keeps the worker alive, with listeners or without, until it ends:
     * Node's {@code process.channel.ref()}. Overrides the counting of listeners for good (7.12), as
     * {@link #unref} does; the later of the two counts.
     */
    public static void ref() {
        existing().ref(true);
    }

    /**
     * From now on the channel does not keep the worker alive, whoever listens: it ends when its own
     * threads have ended. A listener that runs then is not cut off.
     */
    public static void unref() {
        existing().ref(false);
    }

    /**
     * Adds a listener for bytes from the parent that are no frames; without one they are reported
     * on standard error.
     */
    public static void onBadFrame(Consumer<BadFrame> listener) {
        existing().onBadFrame(listener);
    }

    /**
     * Ends the channel: {@link #connected} is false at once, the parent sees the end. A second call
     * does nothing.
     */
    public static void disconnect() {
        existing().disconnect();
    }

    private static Link existing() {
        if (link == null) {
            throw new ForkshopException(
                    "ERR_IPC_CHANNEL_CLOSED",
                    "this process has no parent to talk to: it was not started by fork"
                            + " (NODE_CHANNEL_FD is not set)");
        }
        return link;
    }

    /**
     * Takes over the channel before the program starts, so that a parent's death ends it whatever
     * it does.
     */
    static void adopt() {
        // The work is done by this class's initialisation.
    }
}
