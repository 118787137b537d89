package io.forkshop.app.course.experiments.fork;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.List;
import java.util.Map;

/** C2.4: one worker waits for many jobs in the time of one; jobs that compute take turns. */
final class WaitingAndComputing extends Measured {
    private static final int JOBS = 20;
    private static final int WAIT = 200;
    private static final Map<String, Object> WAITING = Map.of("wait", WAIT);
    private static final Map<String, Object> COMPUTING = Map.of("compute", 200_000);

    WaitingAndComputing(Texts texts) {
        super("C2.4", texts);
    }

    @Override
    public Question question() {
        return Question.number(say("question", JOBS, WAIT), 0.35);
    }

    @Override
    protected boolean wantsQuiet() {
        return true;
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("waits")) {
            LabWorker worker = lab.fork(listing);
            millis(worker, COMPUTING, 3); // Compiled while nobody counts the time.
            double waited = millis(worker, WAITING, JOBS);
            double one = millis(worker, COMPUTING, 1);
            double all = millis(worker, COMPUTING, JOBS);
            seen.add(Observation.of(say("saw.wait", listing, JOBS, WAIT), waited, "ms"));
            seen.add(Observation.of(say("saw.one", listing), one, "ms"));
            seen.add(Observation.of(say("saw.all", listing, JOBS), all, "ms"));
            held &= waited < 3 * WAIT && all > one * JOBS / 4;
            answer = answer.isEmpty() ? String.format("%.0f ms", waited) : answer;
        }
        return report(answer, seen, held, say(held ? "because" : "otherwise", JOBS));
    }

    /** From the first job that is sent to the last one that comes back. */
    private static double millis(LabWorker worker, Object job, int count)
            throws InterruptedException {
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            worker.send(job);
        }
        for (int i = 0; i < count; i++) {
            worker.next();
        }
        return (System.nanoTime() - began) / 1e6;
    }
}
