package io.forkshop.app.command;

import io.forkshop.app.Here;
import io.forkshop.app.inspect.ProcFs;
import io.forkshop.app.terminal.PlainConsole;
import io.forkshop.app.terminal.Style;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Types lines into a session whose output is kept: what a pipe would see. */
final class Typing implements AutoCloseable {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final Session session;
    private final PlainConsole console;
    private final Interpreter interpreter;

    Typing(Path home) {
        this(home, 80);
    }

    Typing(Path home, int width) {
        this(home, width, 60);
    }

    /** {@code cpu}: as of --cpu. */
    Typing(Path home, int width, int cpu) {
        System.setProperty(
                "forkshop.cache", Path.of("target", "worker-cache").toAbsolutePath().toString());
        System.setProperty("user.home", home.toString());
        System.setProperty("forkshop.home", Path.of("../..").toAbsolutePath().toString());
        console = new PlainConsole(stream(out), stream(err), Style.PLAIN, width);
        session = new Session(console, new Session.Settings(true, false, "en", cpu));
        session.recordClaimsIn(home.resolve("claims"));
        interpreter = new Interpreter(session);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Lines that come from a pipe; returns the exit code. */
    int batch(String script) throws IOException {
        return new Batch(session, console).run(new BufferedReader(new StringReader(script)));
    }

    /** Types one line; returns its exit code. */
    int type(String line) {
        var outcome = interpreter.run(line);
        interpreter.report(outcome);
        return outcome.code();
    }

    /** What typing this line writes to both streams, content first, without what came before. */
    List<String> says(String line) {
        out.reset();
        err.reset();
        type(line);
        return (out() + err()).lines().toList();
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Forks one of the odd children; returns its pid. */
    long fork(String child) {
        type("fork " + Here.child(child));
        // One that ends at once may have ended by now.
        return List.copyOf(session.world().all()).getLast().pid();
    }

    @Override
    public void close() {
        var mark = session.world().mark().entry();
        session.end();
        var left = new ProcFs().withEnvironment(mark);
        if (!left.isEmpty()) {
            throw new AssertionError("left behind: " + left);
        }
    }
}
