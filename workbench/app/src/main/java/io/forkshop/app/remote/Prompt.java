package io.forkshop.app.remote;

import io.forkshop.app.remote.wire.Op;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExecHandle;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Sync;
import io.forkshop.runtime.process.SyncResult;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What every snippet at the prompt can call by its bare name: the methods of {@link
 * io.forkshop.runtime.process.ChildProcesses}, whose children are the workbench's then, and appear
 * in {@code ps} as those do that a command started; those children by their names; and commands.
 */
public final class Prompt {
    private static InputStream in; // guarded by this class, as are the others
    private static OutputStream out;
    private static Caller workbench;

    private Prompt() {}

    /**
     * For the session's process, before the first snippet: the line to the workbench. Nothing is
     * made of it before something is called: a session that is being started is waited for.
     */
    public static synchronized void install(InputStream fromWorkbench, OutputStream toWorkbench) {
        in = fromWorkbench;
        out = toWorkbench;
        workbench = null;
    }

    private static synchronized Starts starts() {
        if (in == null) {
            throw new ForkshopException(
                    "ERR_INVALID_STATE",
                    "There is no workbench here: these methods are for Forkshop's prompt. In a"
                            + " program of your own, import ChildProcesses.");
        }
        if (workbench == null) {
            workbench = new Caller(in, out);
        }
        return new Starts(workbench);
    }

    // ---- As in ChildProcesses.

    /** As {@code ChildProcesses.spawn}. */
    public static ChildProcess spawn(String command, String... args) {
        return spawn(command, List.of(args), SpawnOptions.defaults());
    }

    /** As {@code ChildProcesses.spawn}. */
    public static ChildProcess spawn(String command, List<String> args, SpawnOptions options) {
        return starts().spawn(command, args, options);
    }

    /** As {@code ChildProcesses.fork}; the file is looked for where the command looks, too. */
    public static ChildProcess fork(String module, String... args) {
        return fork(module, List.of(args), ForkOptions.defaults());
    }

    /** As {@code ChildProcesses.fork}; the file is looked for where the command looks, too. */
    public static ChildProcess fork(String module, List<String> args, ForkOptions options) {
        return starts().fork(module, args, options);
    }

    /** As {@code ChildProcesses.exec}. Ctrl-C while it is waited for ends it. */
    public static ExecHandle exec(String line) {
        return exec(line, ExecOptions.defaults());
    }

    /** As {@code ChildProcesses.exec}. Ctrl-C while it is waited for ends it. */
    public static ExecHandle exec(String line, ExecOptions options) {
        return execFile(line, List.of(), withShell(options));
    }

    /** As {@code ChildProcesses.execFile}. Ctrl-C while it is waited for ends it. */
    public static ExecHandle execFile(String file, String... args) {
        return execFile(file, List.of(args), ExecOptions.defaults());
    }

    /** As {@code ChildProcesses.execFile}. Ctrl-C while it is waited for ends it. */
    public static ExecHandle execFile(String file, List<String> args, ExecOptions options) {
        return starts().exec(file, args, options);
    }

    /** As {@code ChildProcesses.spawnSync}. */
    public static SyncResult spawnSync(String command, String... args) throws InterruptedException {
        return spawnSync(command, List.of(args), ExecOptions.defaults());
    }

    /** As {@code ChildProcesses.spawnSync}. */
    public static SyncResult spawnSync(String command, List<String> args, ExecOptions options)
            throws InterruptedException {
        return Sync.spawn(Prompt::execFile, command, args, options);
    }

    /** As {@code ChildProcesses.execSync}. */
    public static String execSync(String line) throws InterruptedException {
        return execSync(line, ExecOptions.defaults());
    }

    /** As {@code ChildProcesses.execSync}. */
    public static String execSync(String line, ExecOptions options) throws InterruptedException {
        return execFileSync(line, List.of(), withShell(options));
    }

    /** As {@code ChildProcesses.execFileSync}. */
    public static String execFileSync(String file, String... args) throws InterruptedException {
        return execFileSync(file, List.of(args), ExecOptions.defaults());
    }

    /** As {@code ChildProcesses.execFileSync}. */
    public static String execFileSync(String file, List<String> args, ExecOptions options)
            throws InterruptedException {
        return Sync.output(Prompt::execFile, file, args, options);
    }

    private static ExecOptions withShell(ExecOptions options) {
        return options.spawn().shell().isPresent() ? options : options.shell(true);
    }

    // ---- One world.

    /** The process of this name, such as {@code w1}; the same object each time. */
    public static ChildProcess worker(String name) {
        return starts().find(name);
    }

    /** All that are alive, in the order of their start. */
    public static List<ChildProcess> workers() {
        return starts().all();
    }

    // ---- Commands, as methods: each prints what the command prints.

    /** The command {@code ps}. */
    public static void ps() {
        run("ps");
    }

    /** The command {@code tree}. */
    public static void tree() {
        run("tree");
    }

    /** The command {@code messages}. */
    public static void messages() {
        run("messages");
    }

    /** The command {@code messages NAME}. */
    public static void messages(ChildProcess worker) {
        run("messages", name(worker));
    }

    /** The command {@code output NAME}. */
    public static void output(ChildProcess process) {
        run("output", name(process));
    }

    /** The command {@code kill NAME|PID [SIGNAL]}. */
    public static void kill(String nameOrPid, String... signal) {
        List<String> words = new ArrayList<>(List.of("kill", nameOrPid));
        words.addAll(Arrays.asList(signal));
        run(words.toArray(String[]::new));
    }

    /** The command {@code kill PID}. */
    public static void kill(long pid) {
        kill(Long.toString(pid));
    }

    /** The command {@code cleanup}: ends every process of this workbench. */
    public static void cleanup() {
        run("cleanup");
    }

    private static void run(String... words) {
        System.out.flush();
        starts().caller().call(Op.RUN, List.of(words));
    }

    private static String name(ChildProcess process) {
        if (process instanceof RemoteChild child && !child.name().isEmpty()) {
            return child.name();
        }
        throw new ForkshopException(
                "ERR_INVALID_ARG_VALUE",
                "The prompt has no name for this process: it was not started by the workbench.");
    }
}
