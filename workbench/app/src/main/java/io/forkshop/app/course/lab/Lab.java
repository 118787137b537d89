package io.forkshop.app.course.lab;

import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where an experiment works: it starts workers from the chapters' listings, bounds every wait, and
 * leaves a clean floor.
 *
 * <p>One experiment, one lab, one thread.
 */
public final class Lab implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path chapters;
    private final Patience patience;
    private final String searchPath;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final LabLog log = new LabLog();
    private final List<ProcessHandle> followed = new ArrayList<>();

    /** A lab for the listings below {@code chapters}. */
    public Lab(Path chapters) {
        this(chapters, PATIENCE);
    }

    /**
     * @param patience how long any single wait may last before it ends with what was awaited
     */
    public Lab(Path chapters, Duration patience) {
        this(chapters, patience, System.getenv().getOrDefault("PATH", ""));
    }

    public Lab(Path chapters, Duration patience, String searchPath) {
        this.chapters = chapters;
        this.patience = new Patience(patience);
        this.searchPath = searchPath;
    }

    /** From now on the experiment may take this long, all its waits together. */
    void within(Duration longest) {
        patience.within(longest);
    }

    /** How long the next wait may last; for waits that no method here offers. */
    public Duration patience() {
        return patience.left();
    }

    /** Starts a worker from the listing of that file name, with output kept and not shown. */
    public LabWorker fork(String listing, String... arguments) {
        return fork(listing, workers(), arguments);
    }

    /** The same with options made from {@link #workers}, such as another serialization. */
    public LabWorker fork(String listing, ForkOptions options, String... arguments) {
        String file = listing(listing).toString();
        List<String> words = List.of(arguments);
        log.started("fork", listing, words);
        String name = log.name('w');
        LabWorker worker =
                new LabWorker(
                        "worker " + name + " (" + listing + ")",
                        tap -> ChildProcesses.fork(file, words, options.tap(tap)),
                        patience);
        log.named(name, worker.process());
        return keep(worker);
    }

    /** Options of a worker that cannot escape; whoever starts a cluster here needs them, too. */
    public ForkOptions workers() {
        return ForkOptions.defaults()
                .silent(true)
                .env(environment())
                .detached(true) // Ctrl-C is for the workbench, which then closes the lab.
                .diesWithParent(true);
    }

    /** Starts a program without a channel, with output kept and not shown. */
    public LabWorker spawn(String program, String... arguments) {
        List<String> words = List.of(arguments);
        SpawnOptions options = ours().stdio(Stdio.ignore(), Stdio.pipe(), Stdio.pipe());
        log.started("spawn", program, words);
        LabWorker child =
                new LabWorker(
                        program + " " + String.join(" ", words),
                        tap -> ChildProcesses.spawn(program, words, options),
                        patience);
        log.named(log.name('s'), child.process());
        return keep(child);
    }

    /** Whatever else was started for this experiment, such as a cluster: it ends with the lab. */
    public <T extends AutoCloseable> T keep(T begun) {
        started.push(begun);
        return begun;
    }

    /** A client that has just connected to a server on this machine. */
    public Visitor visit(int port) throws IOException {
        return keep(Visitor.at(port, patience.left()));
    }

    /** The body of one answer, over a connection of its own. */
    public String get(int port, String path) throws IOException {
        try (Visitor visitor = Visitor.at(port, patience.left())) {
            return visitor.get(path);
        }
    }

    /** Runs a line of shell to its end, in this folder. */
    public Ran exec(Path folder, String line) throws InterruptedException {
        return exec(collecting(folder), line);
    }

    /** The same with options made from {@link #collecting}, such as another limit. */
    public Ran exec(ExecOptions options, String line) throws InterruptedException {
        log.started("exec", line, List.of());
        return Ran.of(ChildProcesses.exec(line, options));
    }

    /** Runs a program to its end, in this folder. */
    public Ran execFile(Path folder, String file, String... arguments) throws InterruptedException {
        return execFile(collecting(folder), file, arguments);
    }

    /** The same with options made from {@link #collecting}, such as another limit. */
    public Ran execFile(ExecOptions options, String file, String... arguments)
            throws InterruptedException {
        List<String> words = List.of(arguments);
        log.started("execFile", file, words);
        return Ran.of(ChildProcesses.execFile(file, words, options));
    }

    /** Options for a run whose output is collected; it has nothing to read, and an end. */
    public ExecOptions collecting(Path folder) {
        return ExecOptions.defaults().spawn(ours().cwd(folder)).input("").timeout(patience.left());
    }

    private static SpawnOptions ours() {
        return SpawnOptions.defaults().env(environment()).detached(true).diesWithParent(true);
    }

    /** A process that outlives the one that started it: it is ended with the lab, if not before. */
    public ProcessHandle follow(String pid) {
        ProcessHandle process =
                ProcessHandle.of(Long.parseLong(pid.strip()))
                        .orElseThrow(() -> new NotMeasured("No process has the pid " + pid));
        log.named(log.name('o'), process.pid());
        followed.add(process);
        return process;
    }

    /** Whether the process of that pid runs; if so, it is followed. */
    public boolean alive(String pid) {
        boolean runs =
                ProcessHandle.of(Long.parseLong(pid.strip())).filter(ProcFiles::runs).isPresent();
        return runs && ProcFiles.runs(follow(pid));
    }

    /** The one file of that name below the chapters. */
    public Path listing(String name) {
        try (Stream<Path> files = Files.find(chapters, 3, (p, a) -> p.endsWith(name))) {
            return files.findFirst()
                    .orElseThrow(() -> new NotMeasured(name + " is missing below " + chapters));
        } catch (IOException e) {
            throw new NotMeasured("The chapters cannot be read: " + e);
        }
    }

    /** What was started here, in order, and who had which pid. */
    public LabLog log() {
        return log;
    }

    /** Whether a JavaScript worker can run here at all. */
    public boolean hasNode() {
        return Stream.of(searchPath.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }

    /** Which of the two twins can run here: always Java, JavaScript where node is installed. */
    public List<String> twins(String name) {
        return hasNode() ? List.of(name + ".java", name + ".js") : List.of(name + ".java");
    }

    private static Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(System.getenv());
        String session = System.getProperty("forkshop.session");
        if (session != null) {
            all.put("FORKSHOP_SESSION", session); // The sweep after a crash finds them by it.
        }
        return all;
    }

    /** Ends everything that was started here and is still alive, the last one first. */
    @Override
    public void close() {
        try {
            while (!started.isEmpty()) {
                end(started.pop());
            }
        } finally {
            followed.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** What cannot be closed must not keep the others alive. */
    private static void end(AutoCloseable begun) {
        try {
            begun.close();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
