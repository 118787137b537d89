package io.forkshop.app.evaluate;

import io.forkshop.app.evaluate.session.SessionMain;
import io.forkshop.app.evaluate.wire.Order;
import io.forkshop.app.evaluate.wire.Report;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ChildStream;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import java.io.BufferedInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One session, from its start to its end. One thread asks; what comes is read by threads of its
 * own.
 */
final class SessionProcess {
    /** Called on the threads that read; never two for one stream at a time. */
    interface Listener extends Lookout.Told {
        void output(boolean error, String text);

        void asks();

        /** The last call. {@code why} is for the middle of a sentence. */
        void ended(SessionProcess session, String why);
    }

    /** The session is not there any more. */
    static final class Gone extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static final int ORDERS = 3;
    private static final int CONTROL = 4;
    private static final int WORLD = 5;
    private static final Duration BY_ITSELF = Duration.ofMillis(300);
    private static final Duration TO_END = Duration.ofSeconds(5);

    private final ChildProcess process;
    private final Listener listener;
    private final ChildStream orders;
    private final DataOutputStream control;
    private final BlockingQueue<Report> answers = new ArrayBlockingQueue<>(8);
    private final StringBuilder lastWords = new StringBuilder();
    private volatile boolean ready;
    private final CountDownLatch noticed = new CountDownLatch(1);
    private volatile String why;
    private final Lookout lookout;

    private SessionProcess(ChildProcess process, Duration cpu, Listener listener) {
        this.process = process;
        this.lookout = new Lookout(process.pid().orElseThrow(), cpu, listener);
        this.listener = listener;
        this.orders = process.stdio(ORDERS);
        this.control = new DataOutputStream(process.stdio(CONTROL).output());
    }

    static SessionProcess start(Setup setup, Listener listener) {
        // A session of its own: a Ctrl-C at the terminal is the workbench's affair.
        SpawnOptions options =
                SpawnOptions.defaults()
                        .env(setup.environment().get())
                        .detached(true)
                        .diesWithParent(true)
                        .stdio(
                                Stdio.ignore(),
                                Stdio.pipe(),
                                Stdio.pipe(),
                                Stdio.pipe(),
                                Stdio.pipe(),
                                setup.world().isPresent() ? Stdio.pipe() : Stdio.ignore());
        ChildProcess process =
                ChildProcesses.spawn(
                        SessionCommand.java(), SessionCommand.arguments(setup), options);
        if (process.status().orElse(null) instanceof ExitStatus.FailedToStart failed) {
            throw failed.cause();
        }
        SessionProcess session = new SessionProcess(process, setup.cpu(), listener);
        session.follow(setup);
        return session;
    }

    private void follow(Setup setup) {
        thread("java-session", this::read);
        thread("java-session-out", () -> pump(process.stdout(), false));
        thread("java-session-err", () -> pump(process.stderr(), true));
        setup.world()
                .ifPresent(
                        world -> {
                            ChildStream stream = process.stdio(WORLD);
                            world.front().accept(stream.input(), stream.output());
                        });
    }

    private static void thread(String name, Runnable body) {
        Thread.ofPlatform().daemon().name(name).start(body);
    }

    OptionalLong pid() {
        return process.pid();
    }

    boolean ready() {
        return ready;
    }

    /** Sends an order that has no answer. */
    synchronized void tell(Order order) throws Gone {
        try {
            order.sendTo(orders.output());
        } catch (IOException e) {
            awaitNotice();
            throw new Gone();
        }
    }

    /** Whoever is told that it is gone may ask why. */
    private void awaitNotice() {
        try {
            noticed.await(2 * TO_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends an order and waits for its answer, however long that takes. */
    Report ask(Order order) throws Gone {
        answers.clear(); // Whatever is there was not asked for.
        tell(order);
        lookout.begin();
        return answer();
    }

    private Report answer() throws Gone {
        try {
            while (true) {
                Report report = answers.poll(1, TimeUnit.SECONDS);
                if (noticed.getCount() == 0) {
                    throw new Gone();
                }
                if (report != null) {
                    return report;
                }
                lookout.look();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    /** From any thread. */
    void stop(int run) {
        synchronized (control) {
            try {
                control.writeInt(run);
                control.flush();
            } catch (IOException e) {
                // It is gone: that stops a snippet, too.
            }
        }
    }

    /** From any thread, with the reason that the learner is told. */
    void kill(String reason) {
        if (why == null) {
            why = reason;
        }
        process.kill(Signal.SIGKILL);
    }

    /** From any thread. It sees the end of its control, and halts; else it is killed. */
    void endNow() throws InterruptedException {
        closeControl();
        if (process.await(BY_ITSELF).isEmpty()) {
            kill("the workbench ended it");
            process.await(TO_END);
        }
    }

    private void closeControl() {
        try {
            process.stdio(CONTROL).close();
        } catch (IOException e) {
            // Closed is closed.
        }
    }

    private void read() {
        InputStream in = new BufferedInputStream(orders.input(), 64 * 1024);
        Utf8 out = new Utf8();
        Utf8 err = new Utf8();
        try {
            for (Report report = Report.next(in); report != null; report = Report.next(in)) {
                if (report instanceof Report.Output output) {
                    Utf8 text = output.error() ? err : out;
                    int length = output.bytes().length;
                    listener.output(output.error(), text.decode(output.bytes(), length));
                } else if (report instanceof Report.Asks) {
                    listener.asks();
                } else if (report instanceof Report.Ready) {
                    ready = true;
                } else if (!answers.offer(report)) {
                    throw new IOException("more answers than orders");
                }
            }
        } catch (IOException e) {
            kill("something in it wrote to the workbench's own descriptor: " + e.getMessage());
        }
        end();
    }

    private void end() {
        process.kill(Signal.SIGKILL); // What has closed its descriptor is of no use any longer.
        String reason = reason();
        close();
        // In this order: who is told of the end by an answer wants to know the reason.
        listener.ended(this, reason);
        noticed.countDown();
        answers.offer(new Report.Broken(reason)); // Wakes who waits.
    }

    private String reason() {
        try {
            Optional<ExitStatus> status = process.await(TO_END);
            if (why != null) {
                return why;
            }
            return status.map(this::reason).orElse("it does not end, not even by SIGKILL");
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private String reason(ExitStatus status) {
        if (status instanceof ExitStatus.Exited exited) {
            if (exited.code() == SessionMain.OUT_OF_MEMORY) {
                return "it ran out of memory";
            }
            String said = ready ? "" : lastWords();
            return "it exited with code " + exited.code() + said;
        }
        return "it was ended by " + status;
    }

    private String lastWords() {
        synchronized (lastWords) {
            String first = lastWords.toString().strip().lines().findFirst().orElse("");
            return first.isEmpty() ? "" : ": " + first;
        }
    }

    /** What native code and the VM itself write, and processes that share the session's streams. */
    private void pump(InputStream from, boolean error) {
        byte[] bytes = new byte[8 * 1024];
        Utf8 text = new Utf8();
        try (from) {
            for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
                String piece = text.decode(bytes, count);
                if (ready) {
                    listener.output(error, piece);
                } else {
                    synchronized (lastWords) {
                        lastWords.append(piece, 0, Math.min(piece.length(), 1_000));
                    }
                }
            }
        } catch (IOException e) {
            // Nothing more can be read.
        }
    }

    private void close() {
        closeControl();
        try {
            orders.close();
        } catch (IOException e) {
            // Closed is closed.
        }
    }
}
