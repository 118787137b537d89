package io.forkshop.app.course.experiments.fork;

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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * C2.3: workers up to the number of cores make CPU work faster, more than that do not.
 *
 * <p>On a machine that is busy with something else a poor speed-up says nothing, so the CPU time
 * that the workers got is compared with what the cores could have given.
 */
final class SpeedUp extends Measured {
    private static final int JOBS = 24;
    private static final int JOB = 400_000;
    private static final int MOST_WORKERS = 16;

    private final int cores;

    SpeedUp(Texts texts, int cores) {
        super("C2.3", texts);
        this.cores = cores;
    }

    @Override
    public Question question() {
        return Question.number(say("question", cores, 2 * cores), 0.25);
    }

    /** What {@code workers} workers needed for all jobs, and how much of the cores they had. */
    private record Round(int workers, double seconds, double share) {}

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        if (cores < 2 || 2 * cores > MOST_WORKERS) {
            throw new NotMeasured(say(cores < 2 ? "onecore" : "manycores", cores));
        }
        double alone = round(lab, 1, seen).seconds();
        Round full = round(lab, cores, seen);
        Round over = round(lab, 2 * cores, seen);
        double gain = alone / full.seconds();
        double overGain = alone / over.seconds();
        seen.add(Observation.of(say("saw.gain", cores), gain, "x"));
        seen.add(Observation.of(say("saw.gain", 2 * cores), overGain, "x"));
        quiet(full.share());
        boolean faster = gain >= 0.55 * cores && gain > 1.2;
        boolean noMore = overGain <= 1.2 * gain;
        String because = say(!faster ? "nofaster" : noMore ? "because" : "more", cores);
        return report(String.format("%.1f", overGain), seen, faster && noMore, because);
    }

    private Round round(Lab lab, int count, List<Observation> seen) throws InterruptedException {
        List<LabWorker> workers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            workers.add(lab.fork("burn.java"));
        }
        for (LabWorker worker : workers) {
            worker.send(JOB); // All at once: the code is compiled while nobody counts the time.
        }
        for (LabWorker worker : workers) {
            worker.next();
        }
        Duration before = Processors.used(workers);
        long start = System.nanoTime();
        shareOut(workers);
        Duration passed = Duration.ofNanos(System.nanoTime() - start);
        Duration used = Processors.used(workers).minus(before);
        workers.forEach(LabWorker::close);
        double seconds = passed.toMillis() / 1e3;
        seen.add(Observation.of(say("saw.time", count), seconds, "s"));
        return new Round(count, seconds, Processors.share(used, passed, Math.min(count, cores)));
    }

    /** Whoever is done gets the next job, so that no core waits while there is work. */
    private static void shareOut(List<LabWorker> workers) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(JOBS);
        List<Callable<Void>> hands = new ArrayList<>();
        for (LabWorker worker : workers) {
            hands.add(() -> work(worker, left));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(hands)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new NotMeasured(e.getCause().getMessage());
        }
    }

    private static Void work(LabWorker worker, AtomicInteger left) throws InterruptedException {
        while (left.getAndDecrement() > 0) {
            worker.ask(JOB);
        }
        return null;
    }
}
