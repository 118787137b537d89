package io.forkshop.app.inspect;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The machine's own {@code ps}, run as a child like any other. */
final class MachinePs implements ProcessTable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    // Only Linux' ps counts threads (nlwp).
    private static final boolean COUNTS_THREADS = System.getProperty("os.name").equals("Linux");
    private static final String COLUMNS =
            COUNTS_THREADS ? "pid,ppid,stat,nlwp,rss,args" : "pid,ppid,stat,rss,args";

    private final Map<String, String> environment;

    MachinePs() {
        this(System.getenv());
    }

    MachinePs(Map<String, String> environment) {
        this.environment = new HashMap<>(environment);
        this.environment.put(
                "LC_ALL", "C.UTF-8"); // one language for us to read, and no letter lost
    }

    /** Exactly what is run for these pids. */
    static List<String> commandLine(SortedSet<Long> pids) {
        var list = pids.stream().map(String::valueOf).collect(Collectors.joining(","));
        return List.of("ps", "-ww", "-o", COLUMNS, "-p", list);
    }

    @Override
    public List<ProcessRow> rows(SortedSet<Long> pids) throws Unreadable {
        var lines = run(commandLine(pids)).lines().toList();
        var rows = new ArrayList<ProcessRow>();
        for (var line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            rows.add(row(line));
        }
        if (rows.isEmpty()) {
            throw new Unreadable("ps shows none of our processes here");
        }
        return rows;
    }

    private static ProcessRow row(String line) throws Unreadable {
        var fields = line.strip().split("\\s+", COUNTS_THREADS ? 6 : 5);
        try {
            var next = 3;
            var threads = COUNTS_THREADS ? Long.parseLong(fields[next++]) : ProcessRow.NOT_KNOWN;
            return new ProcessRow(
                    Long.parseLong(fields[0]),
                    Long.parseLong(fields[1]),
                    fields[2],
                    threads,
                    Long.parseLong(fields[next++]),
                    next < fields.length ? fields[next] : "");
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new Unreadable("this machine's ps prints other columns than asked for");
        }
    }

    private String run(List<String> command) throws Unreadable {
        var options =
                SpawnOptions.defaults()
                        .env(environment)
                        .stdio(Stdio.ignore(), Stdio.pipe(), Stdio.pipe());
        try (var ps = ChildProcesses.spawn("ps", command.subList(1, command.size()), options)) {
            return answer(ps);
        } catch (ForkshopException e) {
            throw notStarted(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreadable("ps was interrupted");
        }
    }

    private static String answer(ChildProcess ps) throws Unreadable, InterruptedException {
        if (ps.status().orElse(null) instanceof ExitStatus.FailedToStart(ForkshopException cause)) {
            throw notStarted(cause);
        }
        var out = reading(ps.stdout());
        var err = reading(ps.stderr());
        var status = ps.await(PATIENCE);
        return switch (status.orElse(null)) {
            case ExitStatus.Exited(int code) when code == 0 -> out.join();
            case ExitStatus.FailedToStart(ForkshopException cause) -> throw notStarted(cause);
            case null ->
                    throw new Unreadable("ps gave no answer in " + PATIENCE.toSeconds() + " s");
            case ExitStatus other -> throw new Unreadable("ps " + other + firstLine(err.join()));
        };
    }

    private static Unreadable notStarted(ForkshopException cause) {
        return new Unreadable(
                cause.code().equals("ENOENT")
                        ? "there is no ps on the PATH"
                        : "ps does not start: " + cause.getMessage());
    }

    private static String firstLine(String text) {
        return text.lines()
                .filter(l -> !l.isBlank())
                .findFirst()
                .map(l -> " and said: " + l)
                .orElse("");
    }

    private static CompletableFuture<String> reading(InputStream stream) {
        var text = new CompletableFuture<String>();
        Thread.startVirtualThread(
                () -> {
                    try {
                        text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        text.complete("");
                    }
                });
        return text;
    }
}
