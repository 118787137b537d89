package io.forkshop.app.evaluate;

import jdk.jshell.JShell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Java, snippet by snippet. The compiler is here; what it compiles runs in a process of its own,
 * the session, which may end or hang as it likes. Any thread may call; one snippet runs at a time.
 */
public final class Evaluator implements AutoCloseable {
    // Deeply nested expressions are deep recursions of the compiler.
    private static final long STACK = 16 << 20;
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    private final Setup setup;
    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private volatile Sessions sessions;
    private volatile boolean warm;
    private volatile boolean reading; // a variable, by code of the learner's
    private volatile boolean closed;
    private volatile boolean over; // the engine's thread takes no more work
    private Engine engine; // the engine's thread's
    private volatile Throwable failure;

    private Evaluator(Setup setup) {
        this.setup = setup;
        this.sessions = sessions();
    }

    /** Returns at once: compiler and session are made ready in the background. */
    public static Evaluator start(Setup setup) {
        Evaluator evaluator = new Evaluator(setup);
        // Beside each other: a session begins while the compiler does.
        thread("java-start", 0, evaluator::startSession);
        thread("java-engine", STACK, evaluator::work);
        return evaluator;
    }

    private static void thread(String name, long stack, Runnable body) {
        Thread thread = new Thread(null, body, name, stack);
        thread.setDaemon(true);
        thread.start();
    }

    private Sessions sessions() {
        return new Sessions(setup, () -> work.add(this::noticeLoss));
    }

    private void startSession() {
        try {
            sessions.start();
        } catch (SessionProcess.Gone e) {
            // The first snippet tells.
        }
    }

    private void work() {
        try {
            begin();
            if (work.isEmpty() && engine != null) {
                engine.warmUp();
            }
            while (!closed) {
                work.take().run();
            }
            end();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    /** Whoever asks from now on is told at once. */
    private void end() {
        if (engine != null) {
            engine.close();
        }
        engine = null;
        failure = new IllegalStateException("Java was closed");
        over = true;
        sendAway();
    }

    private void sendAway() {
        for (Runnable late = work.poll(); late != null; late = work.poll()) {
            late.run();
        }
    }

    private void begin() {
        try {
            engine = new Engine(setup, sessions);
            warm = true;
        } catch (RuntimeException | LinkageError e) {
            failure = e;
        }
    }

    /** Whether a snippet typed now runs without waiting for the compiler to begin. */
    public boolean warm() {
        return warm;
    }

    /** The session's process, while there is one. */
    public OptionalLong sessionPid() {
        return sessions.pid();
    }

    /**
     * Evaluates the snippets of a text in order, to the first that fails, and returns when that is
     * over. An interrupt of the calling thread stops what runs: see {@link Result.Stopped}; a
     * session in which it does not stop within a second is lost.
     *
     * @return what became of them, as the screen has been told meanwhile
     */
    public List<Result> eval(String text) {
        return converse((java, caller) -> java.eval(text, caller));
    }

    /** Runs the initialisers of lost variables again, as {@link #eval} does. */
    public List<Result> restore() {
        return converse(Engine::restore);
    }

    /** Begins anew: everything that was declared is gone, and the session with it. */
    public void reset() {
        converse((java, caller) -> renew());
    }

    /** Begins anew and evaluates again whatever was in force, as {@link #eval} does. */
    public List<Result> reload() {
        return converse(
                (java, caller) -> {
                    List<String> sources = new ArrayList<>(java.sources());
                    renew();
                    sources.forEach(source -> engine.eval(source, caller));
                });
    }

    private void renew() {
        engine.close();
        sessions = sessions();
        startSession();
        begin();
    }

    private List<Result> converse(BiConsumer<Engine, Foreground> body) {
        Foreground caller = new Foreground(setup.screen(), new SessionBrake());
        submit(() -> serve(body, caller));
        return caller.attend();
    }

    private void submit(Runnable task) {
        work.add(task);
        if (over) {
            sendAway();
        }
    }

    private void serve(BiConsumer<Engine, Foreground> body, Foreground caller) {
        Throwable fault = failure;
        if (fault == null) {
            try {
                body.accept(engine, caller);
            } catch (RuntimeException | Error e) {
                fault = e;
            }
        }
        caller.done(fault);
        if (engine != null) {
            engine.repair(); // While the caller is already told.
        }
    }

    private void noticeLoss() {
        if (engine != null && !closed) {
            Result.Lost lost = engine.noticeLoss();
            if (lost != null) {
                setup.screen().lost(lost);
                engine.repair();
            }
        }
    }

    /** Whether {@code text} can be run. COMPLETE, too, when there is nobody to tell. */
    public Completeness completeness(String text) {
        return look(java -> java.completeness(text), LONGEST_LOOK).orElse(Completeness.COMPLETE);
    }

    /** Every snippet in force, in the order in which they were typed. */
    public List<Kept> snippets() {
        return look(Engine::kept, LONGEST_LOOK).orElse(List.of());
    }

    /** Those of one kind. */
    public List<Kept> snippets(Kept.Kind kind) {
        return snippets().stream().filter(each -> each.kind() == kind).toList();
    }

    /**
     * What a variable holds now, as text; empty when that cannot be told. One that does not end
     * telling costs the session.
     */
    public String value(String variable) {
        Optional<String> value = look(java -> read(java, variable), LONGEST_LOOK);
        if (value.isEmpty() && reading) {
            sessions.kill("what " + variable + " holds does not end telling itself");
            look(
                    java -> "",
                    LONGEST_LOOK); // Until the loss is noticed: the next line is not at fault.
        }
        return value.orElse("");
    }

    private String read(Engine java, String variable) {
        reading = true;
        try {
            return java.value(variable);
        } finally {
            reading = false;
        }
    }

    /**
     * Forgets what has this id, or was declared under this name.
     *
     * @return what is gone now; empty when nothing has that name
     */
    public List<Kept> drop(String idOrName) {
        return look(java -> java.drop(idOrName), LONGEST_LOOK).orElse(List.of());
    }

    /**
     * For completion of a text: empty while the compiler begins or is busy for longer than that.
     */
    <T> Optional<T> ask(String text, Function<JShell, T> question, Duration longest) {
        return warm ? look(java -> asked(java, text, question), longest) : Optional.empty();
    }

    private static <T> T asked(Engine java, String text, Function<JShell, T> question) {
        java.declareWhatItNames(text);
        return question.apply(java.shell());
    }

    /** Asks the engine on its thread; a question that nobody waits for any more is not asked. */
    private <T> Optional<T> look(Function<Engine, T> question, Duration longest) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        submit(
                () -> {
                    if (!answer.isDone()) {
                        answer(question, answer);
                    }
                });
        try {
            return Optional.ofNullable(answer.get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            // Nobody to ask.
        }
        answer.cancel(false);
        return Optional.empty();
    }

    private <T> void answer(Function<Engine, T> question, CompletableFuture<T> answer) {
        try {
            answer.complete(engine == null ? null : question.apply(engine));
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    /** Ends the session at once; what runs is lost. */
    @Override
    public void close() {
        closed = true;
        sessions.close();
        work.add(() -> {}); // Wakes the engine's thread, for it to end.
    }

    private final class SessionBrake implements Foreground.Brake {
        @Override
        public void ask(Foreground who) {
            if (sessions.isForeground(who)) {
                sessions.stop();
            }
        }

        @Override
        public void force(Foreground who) {
            if (sessions.isForeground(who)) {
                sessions.kill("the snippet did not stop");
            }
        }

        @Override
        public void answer(String line) {
            sessions.answer(line);
        }
    }
}
