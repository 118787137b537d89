package io.forkshop.app;

import io.forkshop.runtime.posix.PseudoTerminal;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A terminal window with a workbench in it: keys go in, the screen is looked at. */
final class TerminalWindow implements AutoCloseable {
    private static final String SESSION = "FORKSHOP_SESSION";

    private final String session = "window-" + Long.toHexString(System.nanoTime());
    private final PseudoTerminal terminal;
    private final FileInputStream holder;
    private final String modesBefore;
    private final ChildProcess workbench;
    private final Emulator screen;
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final Thread reader;
    private volatile boolean hungUp;

    private TerminalWindow(
            int columns,
            int rows,
            Map<String, String> environment,
            UnaryOperator<List<String>> inside,
            List<String> args)
            throws Exception {
        this.terminal = PseudoTerminal.open(columns, rows);
        // A pseudo-terminal forgets its modes when its last holder goes: hold it, to look at them.
        this.holder = new FileInputStream(terminal.path());
        this.modesBefore = modes();
        this.screen = new Emulator(columns == 0 ? 80 : columns, rows == 0 ? 24 : rows);
        Stdio tty = Stdio.file(Path.of(terminal.path()), Stdio.Mode.READ_WRITE);
        SpawnOptions options =
                SpawnOptions.defaults().env(environment).detached(true).stdio(tty, tty, tty);
        List<String> command = inside.apply(command(session, args));
        this.workbench =
                ChildProcesses.spawn(
                        command.getFirst(), command.subList(1, command.size()), options);
        this.reader = Thread.ofPlatform().daemon().name("window").start(this::read);
    }

    private static List<String> command(String session, List<String> args) {
        List<String> command = new ArrayList<>(List.of(Workbench.JAVA));
        command.addAll(Workbench.arguments(session));
        command.addAll(args);
        return command;
    }

    /** A window of 80 columns and 24 rows; state is the folder of what is kept between sessions. */
    static TerminalWindow open(Path state) throws Exception {
        return open(state, 80, 24, Map.of());
    }

    static TerminalWindow open(
            Path state, int columns, int rows, Map<String, String> more, String... args)
            throws Exception {
        Map<String, String> environment = new HashMap<>(Workbench.environment(state));
        environment.put("TERM", "xterm");
        environment.putAll(more);
        return new TerminalWindow(
                columns, rows, environment, UnaryOperator.identity(), List.of(args));
    }

    /** A window with a shell in it, which has started the workbench as its job. */
    static TerminalWindow openInShell(Path state) throws Exception {
        Map<String, String> environment = new HashMap<>(Workbench.environment(state));
        environment.put("TERM", "xterm");
        environment.put("HISTFILE", "/dev/null");
        Path script = state.resolve("workbench");
        UnaryOperator<List<String>> shell =
                command -> {
                    write(script, "exec " + String.join(" ", command) + "\n");
                    return List.of("env", "PS1=shell> ", "bash", "--norc", "--noprofile", "-i");
                };
        TerminalWindow window = new TerminalWindow(80, 24, environment, shell, List.of());
        window.awaitLastLine("shell>");
        window.type("sh " + script + "\r");
        return window;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        byte[] bytes = terminal.read();
        for (; bytes.length > 0 && !hungUp; bytes = terminal.read()) {
            synchronized (all) {
                all.writeBytes(bytes);
                screen.write(new String(bytes, StandardCharsets.UTF_8));
            }
        }
    }

    /** Types these keys; the screen must then show this, somewhere. */
    void type(String keys, String shown) {
        terminal.type(keys);
        awaitScreen(shown);
    }

    void type(String keys) {
        terminal.type(keys);
    }

    void awaitScreen(String shown) {
        try {
            Until.until("the screen shows '" + shown + "'", () -> screen().contains(shown));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ", which shows:\n" + screen(), e);
        }
    }

    /** Waits until the last line that is not empty begins so: a prompt, mostly. */
    void awaitLastLine(String begin) {
        try {
            Until.until("the last line begins '" + begin + "'", () -> lastLine().startsWith(begin));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ":\n" + screen(), e);
        }
    }

    String lastLine() {
        return screen().lines()
                .map(String::stripTrailing)
                .filter(l -> !l.isEmpty())
                .reduce("", (a, b) -> b);
    }

    String screen() {
        synchronized (all) {
            return screen.toString();
        }
    }

    /** Every byte that was written to the terminal. */
    String written() {
        synchronized (all) {
            return all.toString(StandardCharsets.UTF_8);
        }
    }

    void resize(int columns, int rows) {
        synchronized (all) {
            screen.resize(columns, rows);
        }
        terminal.resize(columns, rows);
    }

    void signal(Signal signal) {
        workbench.kill(signal);
    }

    /**
     * Closes the window while the workbench is in it. A reader in the middle would keep it open.
     */
    void hangUp() throws Exception {
        hungUp = true;
        terminal.type("x");
        reader.join(Until.DEADLINE);
        holder.close();
        terminal.close();
    }

    ExitStatus awaitEnd() throws InterruptedException {
        return workbench
                .await(Until.DEADLINE)
                .orElseThrow(() -> new AssertionError("still there; its screen:\n" + screen()));
    }

    boolean modesAreAsBefore() throws Exception {
        return modes().equals(modesBefore);
    }

    /** All but the first line: JLine cannot set a speed, and loses the one it finds. */
    private String modes() throws Exception {
        ChildProcess stty =
                ChildProcesses.spawn(
                        "stty", List.of("-a", "-F", terminal.path()), SpawnOptions.defaults());
        String modes = new String(stty.stdout().readAllBytes(), StandardCharsets.UTF_8);
        stty.await();
        return modes.substring(modes.indexOf('\n'));
    }

    /** Processes that carry the mark of this window's session. */
    List<Long> left() {
        return Workbench.marked(SESSION + "=" + session);
    }

    /** The same without the process where Java lines run. */
    List<Long> theLearners() {
        return left().stream().filter(pid -> !isJavaSession(pid)).toList();
    }

    private static boolean isJavaSession(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .filter(line -> line.contains("SessionMain"))
                .isPresent();
    }

    @Override
    public void close() throws Exception {
        workbench.close();
        holder.close();
        reader.join(Until.DEADLINE);
        terminal.close();
        for (long pid : left()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
