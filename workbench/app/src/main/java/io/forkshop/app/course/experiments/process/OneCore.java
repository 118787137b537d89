package io.forkshop.app.course.experiments.process;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Processors;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * C0.4: a process that works on one thread uses at most one core; several such processes use more.
 *
 * <p>Cores used are processor time by time passed: on a busy machine one may be less than it could
 * be, never more, and what could be is asked of the machine.
 */
final class OneCore extends Measured {
    private static final int JOBS = 24;
    private static final int JOB = 400_000;
    private static final int MOST_WORKERS = 4;

    /** A runtime's own threads work a little beside the one that computes. */
    private static final double ONE = 1.15;

    private final int cores;

    OneCore(Texts texts, int cores) {
        super("C0.4", texts);
        this.cores = cores;
    }

    @Override
    public Question question() {
        return Question.number(say("question", cores), 0.1);
    }

    /** How many cores were at work, and for how long. */
    private record Round(double cores, double seconds) {}

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        if (cores < 2) {
            throw new NotMeasured(say("onecore"));
        }
        int several = Math.min(cores, MOST_WORKERS);
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("burn")) {
            Round one = round(lab, listing, 1, seen);
            Round more = round(lab, listing, several, seen);
            double gain = one.seconds() / more.seconds();
            seen.add(Observation.of(say("saw.gain", listing, several), gain, "x"));
            held &= one.cores() <= ONE;
            if (held) { // A worker that takes two cores leaves none for the others.
                quiet(Math.min(one.cores(), more.cores() / several));
                held = gain > 1.2;
            }
            answer = answer.isEmpty() ? percent(one) : answer;
        }
        return report(
                answer, seen, held, halves(lab, say(held ? "because" : "otherwise", several)));
    }

    private Round round(Lab lab, String listing, int count, List<Observation> seen)
            throws InterruptedException {
        List<LabWorker> workers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            workers.add(lab.fork(listing));
        }
        work(workers, 2 * count); // The code is compiled while nobody counts.
        Duration before = Processors.used(workers);
        long start = System.nanoTime();
        work(workers, JOBS);
        Duration passed = Duration.ofNanos(System.nanoTime() - start);
        Duration used = Processors.used(workers).minus(before);
        workers.forEach(LabWorker::close);
        Round round = new Round((double) used.toNanos() / passed.toNanos(), passed.toNanos() / 1e9);
        seen.add(Observation.of(say("saw.percent", listing, count), percent(round) + " %"));
        return round;
    }

    /** So many jobs in all, each worker with the same share of them. */
    private static void work(List<LabWorker> workers, int jobs) throws InterruptedException {
        for (int i = 0; i < jobs; i++) {
            workers.get(i % workers.size()).send(JOB);
        }
        for (int i = 0; i < jobs; i++) {
            workers.get(i % workers.size()).next();
        }
    }

    private static String percent(Round round) {
        return String.valueOf(Math.round(round.cores() * 100));
    }
}
