package io.forkshop.app.bench;

import io.forkshop.app.bench.WebContest.Result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Requests a second and p99, by policy, by number of workers, over kept and fresh connections. */
final class ClusterFigures implements Part {
    private static final List<String> POLICIES = List.of("rr", "shared");
    private static final List<String> HANDED = List.of("rr 2", "rr 1");
    private static final List<String> ACCEPTED = List.of("shared 2", "shared 1", "one");
    private static final List<String> HELLO =
            Stream.of(HANDED, ACCEPTED).flatMap(List::stream).toList();

    /** A thread of a client that works for so much of the time has no more to give. */
    private static final double FULL = 0.9;

    @Override
    public List<String> figures() {
        return Stream.of("kept-%s", "kept-%s-p99", "fresh-%s", "fresh-%s-p99", "speed-up-%s")
                .flatMap(figure -> POLICIES.stream().map(figure::formatted))
                .toList();
    }

    @Override
    public Findings measure(Settings settings, Scratch scratch) throws InterruptedException {
        if (Programs.node().isEmpty()) {
            return Findings.absent(figures(), Programs.NO_NODE);
        }
        try (Load load = settings.quick() ? new OwnLoad() : Load.best();
                WebContest contest = new WebContest(settings, load)) {
            settings.progress().accept("the client is " + load.name());
            start(contest, scratch);
            List<Comparison> rows = new ArrayList<>();
            rows.addAll(hello(contest, "kept", HELLO, kept("/hello"), 1.5));
            // Where the server costs less than its client, one thread of that is the limit.
            rows.addAll(hello(contest, "fresh", HANDED, fresh(1), 1.2));
            rows.addAll(hello(contest, "fresh", ACCEPTED, fresh(2), 1.2));
            rows.addAll(work(contest));
            return Findings.of(rows);
        }
    }

    private static void start(WebContest contest, Scratch scratch) {
        for (String policy : POLICIES) {
            for (int workers = 2; workers > 0; workers--) {
                contest.add("our " + policy + " " + workers, WebServer.ours(policy, workers));
                contest.add(
                        "node's " + policy + " " + workers,
                        WebServer.node(scratch, policy, workers));
            }
        }
        contest.add("our one", WebServer.oursAlone());
        contest.add("node's one", WebServer.nodeAlone(scratch));
    }

    private static List<String> both(List<String> names) {
        return names.stream().flatMap(name -> Stream.of("our " + name, "node's " + name)).toList();
    }

    private static Load.Requests kept(String path) {
        return new Load.Requests(path, false, 1);
    }

    private static Load.Requests fresh(int threads) {
        return new Load.Requests("/hello", true, threads);
    }

    private static List<Comparison> hello(
            WebContest contest,
            String kind,
            List<String> names,
            Load.Requests requests,
            double target)
            throws InterruptedException {
        String what = "hello, " + kind + " connections, " + names.getFirst() + " and others";
        Map<String, Result> found = contest.run(what, requests, both(names));
        List<Comparison> rows = new ArrayList<>();
        for (String name : names) {
            String figure = kind + "-" + name.replace(" 2", "");
            boolean judged = name.endsWith(" 2");
            rows.add(
                    row(
                            "hello, " + kind + ", " + name + ", 1/s",
                            found.get("our " + name).rate(),
                            found.get("node's " + name).rate(),
                            judged ? new Target(figure, Figure.Side.AT_LEAST, target) : null));
            rows.add(
                    row(
                            "hello, " + kind + ", " + name + ", p99 ms",
                            found.get("our " + name).p99(),
                            found.get("node's " + name).p99(),
                            judged ? new Target(figure + "-p99", Figure.Side.AT_MOST, 1) : null));
            if (judged) {
                rows.addAll(costs(kind + ", " + name, name, found, requests.threads()));
            }
        }
        return rows;
    }

    /** Where the client was the limit, no server can show more; what it costs tells them apart. */
    private static List<Comparison> costs(
            String what, String name, Map<String, Result> found, int threads) {
        Result ours = found.get("our " + name);
        Result node = found.get("node's " + name);
        boolean full = ours.client().median() >= FULL * threads;
        String client = full ? ", client full, cores" : ", client, cores";
        return List.of(
                row(what + ", CPU us", ours.cpu(), node.cpu(), null),
                row(what + client, ours.client(), node.client(), null));
    }

    private static List<Comparison> work(WebContest contest) throws InterruptedException {
        List<String> names = List.of("rr 2", "shared 2", "rr 1", "shared 1");
        Map<String, Result> found = contest.run("work", kept("/work"), both(names));
        List<Comparison> rows = new ArrayList<>();
        for (String policy : POLICIES) {
            rows.add(
                    new Comparison(
                            "work, " + policy + ", 2 workers over 1",
                            speedUp(found, "our " + policy),
                            speedUp(found, "node's " + policy),
                            Optional.empty(),
                            Optional.of(
                                    new Target("speed-up-" + policy, Figure.Side.AT_LEAST, 1.6)
                                            .figure(speedUp(found, "our " + policy).median()))));
        }
        return rows;
    }

    /** Round by round, so that a busy minute of the machine falls on both. */
    private static Samples speedUp(Map<String, Result> found, String name) {
        List<Double> two = found.get(name + " 2").rate().values();
        List<Double> one = found.get(name + " 1").rate().values();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < two.size(); i++) {
            values.add(two.get(i) / one.get(i));
        }
        return new Samples("work", name, "", values);
    }

    private static Comparison row(String what, Samples ours, Samples node, Target target) {
        Optional<Figure> figure =
                Optional.ofNullable(target).map(each -> each.figure(ours.over(node)));
        return new Comparison(what, ours, node, Optional.empty(), figure);
    }
}
