package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.events.Clock;
import io.forkshop.runtime.events.Event;
import io.forkshop.runtime.process.Ended.Cause;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * One child, run to its end with its output collected. It ends in one of two ways: the child has
 * ended and nobody holds its output any more; or it is cut short, by a timeout, a full buffer or a
 * cancellation. Cut short, the child is sent the killSignal and its output is let go, so that a
 * grandchild who holds it cannot delay the end; after the grace follows SIGKILL; after another,
 * should even that not help, the end is told without waiting for it.
 */
final class Execution {
    private static final Runnable NOTHING = () -> {};

    private final String command;
    private final List<String> args;
    private final ExecOptions options;
    private final SpawnedChild child;
    private final OutputBuffer out;
    private final OutputBuffer err;
    private final Event<Ended> end;
    private final CompletableFuture<Ended> ended = new CompletableFuture<>();

    private Cause cause = Cause.ITSELF; // guarded by this, as is all that follows
    private Throwable reason;
    private boolean over;
    private boolean treeStands;
    private Future<?> clock; // the next deadline
    private Runnable forgetCancellation = NOTHING;

    private Execution(String command, List<String> args, ExecOptions options, SpawnedChild child) {
        this.command = command;
        this.args = args;
        this.options = options;
        this.child = child;
        this.out = new OutputBuffer(options.maxBuffer(), options.encoding());
        this.err = new OutputBuffer(options.maxBuffer(), options.encoding());
        this.end = child.life().events.event();
    }

    /** Throws what spawn throws; nothing was started then. */
    static Execution start(String command, List<String> args, ExecOptions options) {
        // The limits are kept here: they let the output go, too.
        Limits scopeOnly = Limits.NONE.scope(options.spawn().limits().scope());
        SpawnOptions spawn = options.spawn().limits(scopeOnly);
        SpawnedChild child = new Launch(command, args, spawn).outputsAreRead().start(null);
        Execution execution = new Execution(command, args, options, child);
        execution.follow();
        return execution;
    }

    private void follow() {
        child.life().events.error.listenFirst(failure -> failedToStart());
        child.life().events.close.listenFirst(status -> closed());
        if (child.pid().isEmpty()) {
            return;
        }
        out.fillFrom(child.stdout(), () -> cutShort(Cause.STDOUT_FULL, null));
        err.fillFrom(child.stderr(), () -> cutShort(Cause.STDERR_FULL, null));
        Limits limits = options.spawn().limits();
        if (!limits.timeout().isZero()) {
            setClock(Clock.after(limits.timeout(), () -> cutShort(Cause.TIMEOUT, null)));
        }
        limits.cancellation()
                .map(token -> token.whenCancelled(why -> cutShort(Cause.CANCELLED, why)))
                .ifPresent(this::setForget);
    }

    private synchronized void setClock(Future<?> next) {
        if (over || cause != Cause.ITSELF) { // The clock then keeps the grace.
            next.cancel(false);
            return;
        }
        clock = next;
    }

    private synchronized void setForget(Runnable forget) {
        if (over) {
            forget.run();
        } else {
            forgetCancellation = forget;
        }
    }

    ChildProcess child() {
        return child;
    }

    /** Heard once, in the order of the child's callbacks and before its close. */
    Event<Ended> end() {
        return end;
    }

    Ended await() throws InterruptedException {
        if (!ended.isDone() && child.life().events.inListener()) {
            throw new ForkshopException(
                    "EDEADLK",
                    "a listener of this child waits for its end, which is heard only after it; use"
                            + " onSuccess and onFailure");
        }
        try {
            return ended.get();
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Cuts it short if it still runs. */
    void stop() {
        cutShort(Cause.CANCELLED, new CancellationException("closed before its end"));
    }

    /** Waits for the end, which is near after {@link #stop}, not to be hurried by an interrupt. */
    void awaitStopped() {
        if (!child.life().events.inListener()) {
            ended.join();
        }
    }

    private void cutShort(Cause why, Throwable because) {
        Signal signal = options.spawn().limits().killSignal();
        boolean wholeTree = options.spawn().limits().scope() == Scope.TREE;
        synchronized (this) {
            if (over || cause != Cause.ITSELF) {
                return;
            }
            cause = why;
            reason = because;
            cancelClock();
            clock = Clock.after(options.grace(), this::insist);
            treeStands = wholeTree;
        }
        Runnable end = () -> end(signal, why, because);
        if (wholeTree) {
            Grip grip = child.life().grip;
            grip.destroyTreeAside(end, signal, options.grace()).thenRun(this::treeIsGone);
        } else {
            end.run();
        }
    }

    private void end(Signal signal, Cause why, Throwable because) {
        if (why == Cause.CANCELLED) {
            child.life().abort(signal, because);
        } else {
            child.kill(signal);
        }
        child.life().streams.letOutputGo();
    }

    /**
     * Who hears the end of a whole tree is to find nothing of it. The clock bounds this wait, too.
     */
    private void closed() {
        synchronized (this) {
            if (treeStands) {
                return;
            }
        }
        finish();
    }

    private void treeIsGone() {
        synchronized (this) {
            treeStands = false;
        }
        child.life().events.later(this::finishIfClosed);
    }

    private void finishIfClosed() {
        if (child.life().events.closed().isDone()) {
            finish();
        }
    }

    /** The grace is over. */
    private synchronized void insist() {
        if (!over) {
            child.kill(Signal.SIGKILL);
            // A program with another user's rights, or stuck in the kernel, may still be there.
            clock = Clock.after(options.grace(), () -> child.life().events.later(this::finish));
        }
    }

    private void failedToStart() {
        if (child.pid().isEmpty()) {
            finish();
        }
    }

    /** In the child's callbacks. */
    private void finish() {
        Ended what;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            cancelClock();
            forgetCancellation.run();
            boolean cut = cause != Cause.ITSELF;
            what =
                    new Ended(
                            command,
                            args,
                            child.pid(),
                            child.killed(),
                            child.status(),
                            out.captured(cut, child.stdout() != null),
                            err.captured(cut, child.stderr() != null),
                            cause,
                            reason);
        }
        ended.complete(what);
        end.happen(what);
    }

    private void cancelClock() {
        if (clock != null) {
            clock.cancel(false);
        }
    }
}
