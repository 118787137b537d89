package io.forkshop.app.course.experiments.analogy;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Processors;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.List;
import java.util.Map;

/**
 * C5.1: a computation on the thread that draws costs every frame due meanwhile; in a worker process
 * it costs hardly any.
 *
 * <p>Frames drawn are compared with frames due in the same span, however long that was.
 */
final class DroppedFrames extends Measured {
    private static final int LEAST_DUE = 5;
    private static final double MOST_DROPPED = 0.25;

    DroppedFrames(Texts texts) {
        super("C5.1", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question"));
    }

    /** What a spinner has told of one computation. */
    private record Frames(int due, int drawn) {
        double dropped() {
            return 1 - (double) drawn / due;
        }
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("spinner")) {
            LabWorker spinner = lab.fork(listing);
            Frames here = frames(spinner, "here", listing, seen);
            Processors.Reading before = Processors.now();
            Frames worker = frames(spinner, "worker", listing, seen);
            boolean smooth = worker.dropped() <= MOST_DROPPED;
            if (!smooth) { // Somebody else may have had the processor that the frames needed.
                int cores = Runtime.getRuntime().availableProcessors();
                quiet(Processors.free(before, Processors.now(), cores));
            }
            held &= here.drawn() == 0 && smooth;
            answer = answer.isEmpty() ? String.valueOf(here.drawn()) : answer;
        }
        return report(answer, seen, held, halves(lab, say(held ? "because" : "otherwise")));
    }

    private Frames frames(LabWorker spinner, String where, String listing, List<Observation> seen)
            throws InterruptedException {
        if (spinner.ask(where) instanceof Map<?, ?> told
                && told.get("due") instanceof Integer due
                && told.get("drawn") instanceof Integer drawn) {
            seen.add(Observation.of(say("saw." + where, listing, due), drawn));
            if (due < LEAST_DUE) {
                throw new NotMeasured(say("short", due));
            }
            return new Frames(due, drawn);
        }
        throw new NotMeasured(say("strange", listing));
    }
}
