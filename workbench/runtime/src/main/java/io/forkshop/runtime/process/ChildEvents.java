package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.BadFrame;
import io.forkshop.runtime.channel.Channel;
import io.forkshop.runtime.channel.Handle;
import io.forkshop.runtime.events.Callbacks;
import io.forkshop.runtime.events.Event;
import io.forkshop.runtime.events.Inbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * What happens to one child, brought into order: exit waits for the process and for the last words
 * in its channel; close waits for exit and for the end of every output.
 */
final class ChildEvents implements Channel.Receiver {
    private static final int MOST_EARLY = 16;

    private final Callbacks callbacks = new Callbacks();
    final Event<Void> spawn = new Event<>(callbacks);
    final Event<ForkshopException> error = new Event<>(callbacks);
    final Event<Void> disconnect = new Event<>(callbacks);
    final Event<ExitStatus> exit = new Event<>(callbacks);
    final Event<ExitStatus> close = new Event<>(callbacks);
    final Inbox<Object> messages = new Inbox<>(callbacks);
    final Inbox<BadFrame> badFrames = messages.beside();
    final Deliveries handles = new Deliveries(callbacks);
    private final Deque<Map<?, ?>> earlyInternal = new ArrayDeque<>(); // in callbacks, as is this:
    private BiConsumer<Map<?, ?>, Handle> internalListener;

    private final CompletableFuture<ExitStatus> exited = new CompletableFuture<>();
    private final CompletableFuture<ExitStatus> closed = new CompletableFuture<>();
    private final AtomicInteger beforeExit =
            new AtomicInteger(1); // the process, and its channel if it has one
    private final AtomicInteger beforeClose = new AtomicInteger(1); // exit, and each output
    private volatile ExitStatus status;

    CompletableFuture<ExitStatus> exited() {
        return exited;
    }

    CompletableFuture<ExitStatus> closed() {
        return closed;
    }

    /** Waits for one of the two. */
    ExitStatus await(CompletableFuture<ExitStatus> end) throws InterruptedException {
        refuseToWaitForMyself(end);
        try {
            return end.get();
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** As above; empty after {@code longest}. */
    Optional<ExitStatus> await(CompletableFuture<ExitStatus> end, Duration longest)
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
        if (!end.isDone() && inListener()) {
            throw new ForkshopException(
                    "EDEADLK",
                    "a listener of this child waits for its end, which is heard only after it; use"
                            + " onExit");
        }
    }

    void failed(ForkshopException why, ExitStatus failedToStart) {
        status = failedToStart;
        exited.complete(failedToStart);
        callbacks.later(() -> error.happen(why));
        partEnded();
    }

    void aborted(ForkshopException why) {
        callbacks.later(() -> error.happen(why));
    }

    /** One more thing that can happen to this child, in turn with the others. */
    <T> Event<T> event() {
        return new Event<>(callbacks);
    }

    void spawned() {
        callbacks.later(() -> spawn.happen(null));
    }

    /** For what is heard later, in its turn. */
    void later(Runnable task) {
        callbacks.later(task);
    }

    /** Whether a listener of this child is the caller. */
    boolean inListener() {
        return callbacks.inside();
    }

    void channelOpened() {
        beforeExit.incrementAndGet();
    }

    void outputOpened() {
        beforeClose.incrementAndGet();
    }

    /** An output has ended, or the exit is done. */
    void partEnded() {
        if (beforeClose.decrementAndGet() == 0) {
            callbacks.later(this::closeHappens);
        }
    }

    void reaped(ExitStatus how) {
        status = how;
        exitIfDone();
    }

    private void exitIfDone() {
        if (beforeExit.decrementAndGet() == 0) {
            callbacks.later(this::exitHappens);
        }
    }

    private void exitHappens() {
        exited.complete(status);
        exit.happen(status);
        partEnded();
    }

    private void closeHappens() {
        closed.complete(status);
        close.happen(status);
    }

    // From the channel, on its reader thread.

    @Override
    public void message(Object message) {
        callbacks.now(() -> messages.add(message));
    }

    @Override
    public void message(Object message, Handle handle) {
        callbacks.now(() -> handles.add(message, handle));
    }

    @Override
    public boolean takesHandles() {
        return !handles.isFull();
    }

    void listenInternally(BiConsumer<Map<?, ?>, Handle> listener) {
        callbacks.later(
                () -> {
                    internalListener = listener;
                    while (!earlyInternal.isEmpty()) {
                        listener.accept(earlyInternal.poll(), null);
                    }
                });
    }

    @Override
    public void internal(Map<?, ?> message, Handle handle) {
        callbacks.now(() -> internally(message, handle));
    }

    /** A few are kept for a protocol whose listener comes a moment after the child's first word. */
    private void internally(Map<?, ?> message, Handle handle) {
        if (internalListener != null) {
            internalListener.accept(message, handle);
        } else if (handle != null) {
            handle.close();
        } else if (earlyInternal.size() < MOST_EARLY) {
            earlyInternal.add(message);
        }
    }

    @Override
    public void badFrame(BadFrame frame) {
        callbacks.now(() -> badFrames.add(frame));
    }

    @Override
    public void disconnected() {
        callbacks.now(
                () -> {
                    handles.closeAll();
                    disconnect.happen(null);
                });
        exitIfDone();
    }
}
