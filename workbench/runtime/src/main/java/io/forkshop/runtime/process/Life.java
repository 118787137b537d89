package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Channel;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.channel.Tap;

import java.util.concurrent.CompletableFuture;

/**
 * One child from its birth to its end, in parts: the process, its streams, its channel, and what is
 * heard of them. {@link ChildProcess} is how it looks from outside.
 */
final class Life {
    final ChildEvents events = new ChildEvents();
    final Streams streams = new Streams(events);
    final Grip grip;
    final Stop stop;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();

    volatile ExitStatus status; // null while it runs
    private Channel channel; // null: none

    Life(Grip grip) {
        this.grip = grip;
        this.stop = new Stop(grip, events);
    }

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

    /** Runs {@code task} when the process has been reaped, on the poller's thread, or at once. */
    void whenGone(Runnable task) {
        gone.thenRun(task);
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

    boolean connected() {
        return channel != null && channel.connected();
    }

    /** For sending. Throws {@link ForkshopException} ERR_IPC_CHANNEL_CLOSED if there is none. */
    Channel channel() {
        if (channel == null) {
            throw new ForkshopException(
                    "ERR_IPC_CHANNEL_CLOSED",
                    status instanceof ExitStatus.FailedToStart
                            ? "this child never started; nothing was sent"
                            : "this child has no channel: start it with fork to send it messages");
        }
        return channel;
    }

    void disconnect() {
        if (channel != null) {
            channel.disconnect();
        }
    }

    void close() {
        grip.kill(Signal.SIGKILL, () -> {});
        disconnect();
        if (grip.pid() >= 0) {
            gone.join();
            grip.letGo();
        }
        streams.letOutputGo();
    }
}
