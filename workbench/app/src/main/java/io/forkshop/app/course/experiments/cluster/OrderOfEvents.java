package io.forkshop.app.course.experiments.cluster;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.runtime.cluster.Cluster;
import io.forkshop.runtime.cluster.Worker;
import io.forkshop.runtime.process.Signal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** C6.2: one worker's events have one order, however it ends; between workers there is none. */
final class OrderOfEvents extends Measured {
    private static final int WORKERS = 4;
    private static final List<String> ORDER =
            List.of("fork", "online", "listening", "disconnect", "exit");

    private record Moment(int worker, String event) {}

    OrderOfEvents(Texts texts) {
        super("C6.2", texts);
    }

    @Override
    public Question question() {
        List<String> mixed = ORDER.stream().sorted().toList();
        return Question.order(say("question"), mixed.toArray(String[]::new));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("web")) {
            Map<Integer, List<String>> lives = lives(lab, listing, seen);
            List<String> other =
                    lives.values().stream().filter(o -> !o.equals(ORDER)).findFirst().orElse(ORDER);
            long same = lives.values().stream().filter(ORDER::equals).count();
            seen.add(Observation.of(say("saw.same", listing, WORKERS), same));
            held &= same == WORKERS;
            answer = answer.isEmpty() || !other.equals(ORDER) ? String.join(" ", other) : answer;
        }
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }

    /** The events of each worker; half of them are asked to leave, and half are killed. */
    private Map<Integer, List<String>> lives(Lab lab, String listing, List<Observation> seen)
            throws InterruptedException {
        Map<Integer, List<String>> lives = new TreeMap<>();
        List<String> listened = new ArrayList<>();
        BlockingQueue<Moment> moments = new LinkedBlockingQueue<>();
        try (Cluster cluster = lab.keep(Cluster.of(Fleet.options(lab, listing)))) {
            listen(cluster, moments);
            for (int i = 0; i < WORKERS; i++) {
                cluster.fork();
            }
            while (lives.size() < WORKERS || !all(lives.values(), "listening", "exit")) {
                Moment next = next(lab, moments, lives);
                if (next.event().equals("listening")) {
                    listened.add(String.valueOf(next.worker()));
                }
            }
            seen.add(Observation.of(say("saw.first", listing), String.join(" ", listened)));
            end(cluster.workers().values());
            while (!all(lives.values(), "exit")) {
                next(lab, moments, lives);
            }
        }
        return lives;
    }

    private static void listen(Cluster cluster, BlockingQueue<Moment> moments) {
        cluster.onFork(worker -> moments.add(new Moment(worker.id(), "fork")))
                .onOnline(worker -> moments.add(new Moment(worker.id(), "online")))
                .onListening((worker, at) -> moments.add(new Moment(worker.id(), "listening")))
                .onDisconnect(worker -> moments.add(new Moment(worker.id(), "disconnect")))
                .onExit((worker, end) -> moments.add(new Moment(worker.id(), "exit")));
    }

    private static Moment next(
            Lab lab, BlockingQueue<Moment> moments, Map<Integer, List<String>> lives)
            throws InterruptedException {
        Moment next = moments.poll(lab.patience().toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            throw new NotMeasured("Waited in vain for the next event; so far: " + lives);
        }
        lives.computeIfAbsent(next.worker(), id -> new ArrayList<>()).add(next.event());
        return next;
    }

    private static boolean all(Collection<List<String>> lives, String... oneOf) {
        return lives.stream().allMatch(life -> List.of(oneOf).stream().anyMatch(life::contains));
    }

    private static void end(Collection<Worker> workers) {
        for (Worker worker : workers) {
            if (worker.id() % 2 == 0) {
                worker.kill(Signal.SIGKILL);
            } else {
                worker.disconnect();
            }
        }
    }
}
