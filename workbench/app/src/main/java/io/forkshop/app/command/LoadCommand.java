package io.forkshop.app.command;

import io.forkshop.app.load.LoadPlan;
import io.forkshop.app.load.LoadProcess;
import io.forkshop.app.load.LoadResult;
import io.forkshop.app.load.Running;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.runtime.ForkshopException;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a server all the time and measures. */
final class LoadCommand implements Command {
    private static final String FRESH = "--fresh";
    private static final List<String> VALUED = List.of("-c", "-r", "-d", "--timeout", "--warm-up");

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String synopsis() {
        return "load URL|NAME [-c N] [-r RATE] [-d 5s] [--fresh] [--timeout 5s] [--json]";
    }

    @Override
    public String summary() {
        return "ask a server all the time, and measure";
    }

    @Override
    public List<String> details() {
        return List.of(
                "GET URL by N clients (8) for 5 s, after one second that counts for nothing;",
                "from a process of its own. Instead of a URL: a worker (w1, w1/wait?ms=20) or a",
                "path of the cluster (/). Only this machine can be asked.",
                "Each client asks again when it has its answer: a slow server slows it down.",
                "  -r RATE      so many requests a second, whether they are answered or not; a",
                "               time is counted from when the request was due, sent or not",
                "  --fresh      each request over a connection of its own",
                "  --timeout T  how long a client waits for an answer (5s)",
                "  --warm-up T  what counts for nothing (1s)",
                "Every request is counted: answered, refused, reset, timed out, answered",
                "wrongly (another status than 200), or not sent: our own limit was reached.",
                "Ctrl-C stops it and shows what was measured. The exit code is 1 when no answer",
                "was right.",
                "Example: load w1/wait?ms=20 -c 64");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.WORKER, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws InterruptedException {
        List<String> words = new ArrayList<>(arguments.words());
        boolean json = words.remove(JsonText.FLAG);
        boolean fresh = words.remove(FRESH);
        Given given = Given.of(words, VALUED);
        if (!given.mistake().isEmpty() || given.plain().size() != 1) {
            String mistake = given.mistake().isEmpty() ? "load needs a URL." : given.mistake();
            return Outcome.usage(mistake + " For example: load http://127.0.0.1:4000/ -c 8");
        }
        Optional<Integer> clients =
                Given.number(given.value("-c").orElse("8"), 1, LoadPlan.MOST_CONNECTIONS);
        Optional<Integer> rate = Given.number(given.value("-r").orElse("0"), 0, LoadPlan.MOST_RATE);
        if (clients.isEmpty() || rate.isEmpty()) {
            return Outcome.usage(
                    "-c takes 1 to %d clients, -r 1 to %d requests a second: load w1 -c 8"
                            .formatted(LoadPlan.MOST_CONNECTIONS, LoadPlan.MOST_RATE));
        }
        URI url = LocalServer.of(given.plain().getFirst(), name(), session);
        LoadPlan plan =
                LoadPlan.of(url.getPort(), LocalServer.path(url))
                        .connections(clients.get())
                        .rate(rate.get())
                        .fresh(fresh)
                        .times(
                                time(given, "--warm-up", "1s"),
                                time(given, "-d", "5s"),
                                time(given, "--timeout", "5s"));
        return run(url, plan, json, session);
    }

    static Duration time(Given given, String option, String usual) {
        Duration time = Timeout.of(given.value(option).orElse(usual)).duration();
        boolean none = time.isZero() && !option.equals("--warm-up");
        if (none || time.compareTo(LoadPlan.LONGEST) > 0) {
            throw new ForkshopException(
                    "ERR_OUT_OF_RANGE", option + " takes a time of at most 10 min, such as 5s.");
        }
        return time;
    }

    private static Outcome run(URI url, LoadPlan plan, boolean json, Session session)
            throws InterruptedException {
        Console console = session.console();
        if (!json) {
            String sentence = url + ": " + LoadText.plan(plan);
            Text.of(sentence).wrap(console.width()).forEach(console::print);
        }
        LoadResult result;
        try (LoadProcess process = LoadProcess.start(session.world())) {
            result = watched(process.begin(plan), console, json);
        }
        if (json) {
            JsonText.print(LoadText.json(url.toString(), plan, result), console);
        } else {
            LoadText.result(result, console).forEach(console::print);
        }
        if (result.stopped()) {
            return new Outcome.Failed(
                    Outcome.INTERRUPTED, "Stopped; this is what was measured until then.");
        }
        return result.count(io.forkshop.app.load.Outcome.OK) > 0
                ? Outcome.OK
                : Outcome.failed("No answer was right.");
    }

    /** Shows how it goes where that can be drawn. A key or Ctrl-C stops it. */
    static LoadResult watched(Running running, Console console, boolean quiet)
            throws InterruptedException {
        try {
            if (console.draws() && !quiet) {
                console.live(() -> frame(running));
            } else {
                running.await();
            }
        } catch (InterruptedException e) {
            return running.stop();
        }
        Thread.interrupted(); // What there is to stop is stopped here.
        return running.stop();
    }

    private static List<Text> frame(Running running) {
        try {
            boolean over = running.await(Duration.ZERO);
            return over ? List.of() : LoadText.progress(running.progress());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
