package io.forkshop.app.bench;

import io.forkshop.app.bench.Rounds.Subject;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Web servers side by side, asked in turn by the same client, in interleaved rounds. */
final class WebContest implements AutoCloseable {
    /**
     * What was measured of one server, over all rounds.
     *
     * @param cpu of all its processes, microseconds a request
     * @param client how many processors the client kept busy
     */
    record Result(Samples rate, Samples p99, Samples cpu, Samples client) {}

    private record Run(Load.Measured answers, double cpu, double client) {}

    private final Settings settings;
    private final Load load;
    private final Map<String, WebServer> servers = new LinkedHashMap<>();

    WebContest(Settings settings, Load load) {
        this.settings = settings;
        this.load = load;
    }

    /** The servers start side by side. */
    void add(String name, WebServer server) {
        servers.put(name, server);
    }

    /** One kind of request, put to these servers; warm-ups do not count. */
    Map<String, Result> run(String what, Load.Requests requests, List<String> names)
            throws InterruptedException {
        Map<String, List<Run>> all = new LinkedHashMap<>();
        List<Subject> subjects = new ArrayList<>();
        for (String name : names) {
            WebServer server = servers.get(name);
            List<Run> runs = new ArrayList<>();
            all.put(name, runs);
            subjects.add(new Subject(name, () -> once(server, requests, runs)));
        }
        // A JVM compiles while it is asked: some 30,000 connections until it is done.
        int warmUps = settings.quick() ? 0 : 8;
        int most = Math.min(7, settings.rounds());
        Duration budget = Duration.ofSeconds(90);
        new Rounds(what, "1/s", most, budget, settings.progress()).run(warmUps, subjects);
        Map<String, Result> results = new LinkedHashMap<>();
        all.forEach((name, runs) -> results.put(name, result(what, name, warmUps, runs)));
        return results;
    }

    private double once(WebServer server, Load.Requests requests, List<Run> runs)
            throws InterruptedException {
        Duration time = settings.quick() ? Duration.ofMillis(300) : Duration.ofSeconds(1);
        int port = server.port();
        double client = load.cpu();
        double cpu = server.cpu();
        long start = System.nanoTime();
        Load.Measured answers = load.ask(port, requests, time);
        double seconds = (System.nanoTime() - start) / 1e9;
        double micros = (server.cpu() - cpu) * 1e6 / Math.max(1, answers.rate() * seconds);
        runs.add(new Run(answers, micros, (load.cpu() - client) / seconds));
        return answers.rate();
    }

    private static Result result(String what, String name, int warmUps, List<Run> runs) {
        List<Run> counted = runs.subList(warmUps, runs.size());
        return new Result(
                samples(what, name, "1/s", counted, run -> run.answers().rate()),
                samples(what, name, "ms", counted, run -> run.answers().p99()),
                samples(what, name, "us", counted, Run::cpu),
                samples(what, name, "cores", counted, Run::client));
    }

    private static Samples samples(
            String what, String name, String unit, List<Run> runs, Function<Run, Double> part) {
        return new Samples(what, name, unit, runs.stream().map(part).toList());
    }

    @Override
    public void close() {
        servers.values().forEach(WebServer::close);
    }
}
