package io.forkshop.app.evaluate;

import io.forkshop.app.evaluate.wire.ClassFile;
import io.forkshop.app.evaluate.wire.Order;
import io.forkshop.app.evaluate.wire.Report;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The session there is now, and its successors. Orders come on the engine's thread; stopping and
 * killing on any.
 */
final class Sessions implements SessionProcess.Listener {
    /** The most characters that come above the prompt between two snippets. */
    private static final int MOST_MEANWHILE = 256 * 1024;

    private static final String TOO_MUCH =
            "\n(A thread of an earlier snippet goes on printing. The rest is not shown.)\n";

    private final Setup setup;
    private final Runnable idleLoss;
    private Supplier<List<ClassFile>> predecessors = List::of;
    private SessionProcess current; // guarded by this
    private String loss; // why the last one was lost, until somebody has asked; guarded by this
    private boolean closed; // guarded by this
    private boolean neverReady; // the last one did not even start; guarded by this
    private volatile Foreground foreground;
    private volatile int run;
    private final AtomicLong meanwhile = new AtomicLong();

    /** {@code idleLoss} is called when a session ends, on a thread that must not wait. */
    Sessions(Setup setup, Runnable idleLoss) {
        this.setup = setup;
        this.idleLoss = idleLoss;
    }

    /** The classes that each new session is given first: what its predecessors had. */
    void predecessors(Supplier<List<ClassFile>> all) {
        predecessors = all;
    }

    /** Who sees what happens from now on; null when nothing runs. */
    void foreground(Foreground who) {
        foreground = who;
    }

    boolean isForeground(Foreground who) {
        return foreground == who;
    }

    /** Starts a session if there is none. */
    void start() throws SessionProcess.Gone {
        session();
    }

    /** False when the last one did not come far enough to make another worth while. */
    synchronized boolean worthAnother() {
        return !neverReady && !closed;
    }

    private SessionProcess session() throws SessionProcess.Gone {
        SessionProcess begun;
        synchronized (this) {
            if (closed || loss != null) {
                throw new SessionProcess.Gone(); // Not before somebody was told what is lost.
            }
            if (current != null) {
                return current;
            }
            try {
                begun = SessionProcess.start(setup, this);
                current = begun;
            } catch (RuntimeException e) {
                loss = "it could not be started: " + e.getMessage();
                neverReady = true;
                throw new SessionProcess.Gone();
            }
        }
        List<ClassFile> classes = predecessors.get();
        if (!classes.isEmpty()) {
            begun.tell(new Order.Load(classes));
        }
        return begun;
    }

    Report ask(Order order) throws SessionProcess.Gone {
        return session().ask(order);
    }

    void tell(Order order) throws SessionProcess.Gone {
        session().tell(order);
    }

    /** Runs a snippet, unless it is not wanted any longer. */
    Report run(String type, String method) throws SessionProcess.Gone {
        Foreground caller = foreground;
        if (caller != null && caller.stopping()) {
            return new Report.Stopped();
        }
        run++;
        return session().ask(new Order.Invoke(run, type, method));
    }

    /** Asks the snippet that runs to stop. */
    void stop() {
        SessionProcess session = now();
        if (session != null) {
            session.stop(run);
        }
    }

    void kill(String why) {
        SessionProcess session = now();
        if (session != null) {
            session.kill(why);
        }
    }

    /** It answered something else than it was asked. */
    void distrust() {
        kill("something in it wrote to the workbench's own descriptor");
    }

    void answer(String line) {
        SessionProcess session = now();
        try {
            if (session != null) {
                session.tell(new Order.Line(line));
            }
        } catch (SessionProcess.Gone e) {
            // Nobody waits for the line any more.
        }
    }

    private synchronized SessionProcess now() {
        return current;
    }

    OptionalLong pid() {
        SessionProcess session = now();
        return session == null ? OptionalLong.empty() : session.pid();
    }

    /** Why a session was lost, said once; null when none was. */
    synchronized String takeLoss() {
        String why = loss;
        loss = null;
        return why;
    }

    @Override
    public void output(boolean error, String text) {
        Foreground caller = foreground;
        if (caller != null && caller.output(error, text)) {
            meanwhile.set(0);
        } else if (meanwhile.addAndGet(text.length()) < MOST_MEANWHILE) {
            setup.screen().meanwhile(error, text);
        } else if (meanwhile.getAndAdd(Integer.MAX_VALUE) < Integer.MAX_VALUE) {
            setup.screen().meanwhile(true, TOO_MUCH);
        }
    }

    @Override
    public void asks() {
        Foreground caller = foreground;
        if (caller != null) {
            caller.asks();
        } else {
            answer(null);
        }
    }

    @Override
    public void standsStill(long pid) {
        note(
                "(The process in which this line runs, pid "
                        + pid
                        + ", does not take it: a signal has stopped it. 'kill -CONT "
                        + pid
                        + "' in another window lets it go on; Ctrl-C replaces it, without its"
                        + " variables.)");
    }

    private void note(String sentence) {
        Foreground caller = foreground;
        if (caller != null) {
            caller.note(sentence);
        }
    }

    @Override
    public void usedUp(Duration used, Duration most) {
        Foreground caller = foreground;
        if (caller != null) {
            caller.stop(
                    "(Stopped: this line has used "
                            + used.toSeconds()
                            + " s of processor time, and may use "
                            + most.toSeconds()
                            + ". 'forkshop --cpu SECONDS' allows more, --cpu 0 any.)");
        }
    }

    @Override
    public void ended(SessionProcess session, String why) {
        synchronized (this) {
            if (closed || current != session) {
                return;
            }
            current = null;
            loss = why;
            neverReady = !session.ready();
        }
        idleLoss.run();
    }

    /** Ends the session, and no other begins. */
    void close() {
        SessionProcess session;
        synchronized (this) {
            closed = true;
            session = current;
            current = null;
        }
        if (session != null) {
            try {
                session.endNow();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
