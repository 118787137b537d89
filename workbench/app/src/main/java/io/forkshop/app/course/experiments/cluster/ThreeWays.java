package io.forkshop.app.course.experiments.cluster;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.runtime.cluster.Cluster;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.Worker;
import io.forkshop.runtime.state.PrimaryState;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** C6.6b: whoever is told knows sooner than whoever looks now and then. */
final class ThreeWays extends Measured {
    private static final List<String> WAYS = List.of("told", "watched", "polled");
    private static final int ROUNDS = 5;

    ThreeWays(Texts texts) {
        super("C6.6b", texts);
    }

    @Override
    public Question question() {
        return choice(WAYS.toArray(String[]::new));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        Path folder = Files.createTempDirectory("forkshop-news");
        try {
            return measure(lab, folder, seen);
        } finally {
            remove(folder);
        }
    }

    private Report measure(Lab lab, Path folder, List<Observation> seen)
            throws InterruptedException {
        Map<String, List<Double>> late = new HashMap<>();
        BlockingQueue<Map<?, ?>> heard = new LinkedBlockingQueue<>();
        ClusterOptions options = Fleet.options(lab, "news.java").args(folder.toString());
        try (Cluster cluster = lab.keep(Cluster.of(options));
                PrimaryState state = PrimaryState.of(cluster)) {
            cluster.onMessage((from, message) -> keep(message, heard));
            Worker writer = cluster.fork();
            cluster.fork();
            next(lab, heard);
            next(lab, heard); // Both are ready.
            for (int round = 1; round <= ROUNDS; round++) {
                writer.send(Map.of("put", round));
                for (int i = 0; i < WAYS.size(); i++) {
                    Map<?, ?> news = next(lab, heard);
                    late.computeIfAbsent(String.valueOf(news.get("way")), w -> new ArrayList<>())
                            .add(((Number) news.get("ms")).doubleValue());
                }
            }
        }
        return compared(late, seen);
    }

    private Report compared(Map<String, List<Double>> late, List<Observation> seen) {
        if (!late.keySet().containsAll(WAYS)) {
            throw new NotMeasured(say("silent", late.keySet()));
        }
        String latest = WAYS.getFirst();
        for (String way : WAYS) {
            seen.add(Observation.of(say("saw.late", say(way)), middle(late.get(way)), "ms"));
            latest = middle(late.get(way)) > middle(late.get(latest)) ? way : latest;
        }
        boolean held = latest.equals("polled");
        return report(say(latest), seen, held, say(held ? "because" : "otherwise"));
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** What the workers tell us; what they tell each other through us is not ours. */
    private static void keep(Object message, BlockingQueue<Map<?, ?>> heard) {
        if (message instanceof Map<?, ?> fields && fields.containsKey("way")) {
            heard.add(fields);
        }
    }

    private static Map<?, ?> next(Lab lab, BlockingQueue<Map<?, ?>> heard)
            throws InterruptedException {
        Map<?, ?> next = heard.poll(lab.patience().toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            throw new NotMeasured("Waited in vain for a worker to hear the news.");
        }
        return next;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.delete(folder);
    }
}
