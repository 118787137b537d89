package io.forkshop.app.course.experiments.process;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * C0.6b: a job waits for the pool when every thread of it has one already, the loop waits for none.
 *
 * <p>Which answer comes first is decided by who gets a thread, not by how long something takes.
 */
final class FullPool extends Measured {
    private static final int POOL = 4;
    private static final String ORDER = "loop slow quick";

    FullPool(Texts texts) {
        super("C0.6b", texts);
    }

    @Override
    public Question question() {
        return Question.order(say("question", POOL), "slow", "quick", "loop");
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("jobs")) {
            String full = order(lab, listing, POOL, POOL);
            String spare = order(lab, listing, POOL + 1, POOL);
            seen.add(Observation.of(say("saw.order", listing, POOL, POOL), full));
            seen.add(Observation.of(say("saw.order", listing, POOL + 1, POOL), spare));
            held &= full.equals(ORDER) && spare.indexOf("quick") < spare.indexOf("slow");
            answer = answer.isEmpty() ? full : answer;
        }
        return report(answer, seen, held, halves(lab, say(held ? "because" : "otherwise", POOL)));
    }

    /** The order in which the three kinds are first heard of. */
    private static String order(Lab lab, String listing, int pool, int slow)
            throws InterruptedException {
        LabWorker worker = lab.fork(listing);
        worker.send(Map.of("pool", pool, "slow", slow));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < slow + 2; i++) {
            names.add(String.valueOf(worker.next()));
        }
        return String.join(" ", new LinkedHashSet<>(names));
    }
}
