package io.forkshop.app.bench;

import io.forkshop.app.bench.Rounds.Subject;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Web servers side by side, asked in turn by the same client, in interleaved rounds. */
final class WebContest implements AutoCloseable {
    /** What was measured of one server, over all rounds. */
    record Result(Samples rate, Samples p99) {}

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
    Map<String, Result> run(String what, String path, boolean fresh, List<String> names)
            throws InterruptedException {
        Map<String, List<Load.Measured>> all = new LinkedHashMap<>();
        List<Subject> subjects = new ArrayList<>();
        for (String name : names) {
            int port = servers.get(name).port();
            List<Load.Measured> values = new ArrayList<>();
            all.put(name, values);
            subjects.add(new Subject(name, () -> once(port, path, fresh, values)));
        }
        // A JVM compiles while it is asked: some 30,000 connections until it is done.
        int warmUps = settings.quick() ? 0 : 8;
        int most = Math.min(7, settings.rounds());
        Duration budget = Duration.ofSeconds(90);
        new Rounds(what, "1/s", most, budget, settings.progress()).run(warmUps, subjects);
        Map<String, Result> results = new LinkedHashMap<>();
        all.forEach((name, values) -> results.put(name, result(what, name, warmUps, values)));
        return results;
    }

    private double once(int port, String path, boolean fresh, List<Load.Measured> values)
            throws InterruptedException {
        Duration time = settings.quick() ? Duration.ofMillis(300) : Duration.ofSeconds(1);
        Load.Measured measured = load.ask(port, path, fresh, time);
        values.add(measured);
        return measured.rate();
    }

    private static Result result(
            String what, String name, int warmUps, List<Load.Measured> values) {
        List<Load.Measured> counted = values.subList(warmUps, values.size());
        return new Result(
                new Samples(what, name, "1/s", counted.stream().map(Load.Measured::rate).toList()),
                new Samples(what, name, "ms", counted.stream().map(Load.Measured::p99).toList()));
    }

    @Override
    public void close() {
        servers.values().forEach(WebServer::close);
    }
}
