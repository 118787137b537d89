package io.forkshop.app.course.experiments.models;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.app.course.lab.Visitor;

import java.io.IOException;
import java.util.List;

/**
 * C1.3: a thread for each client serves all at once, and has a thread for each; a pool does not.
 */
final class ThreadEach extends Measured {
    private static final int CLIENTS = 40;
    private static final int POOL = 16;
    private static final int WAIT = 2000; // ms

    /** The runtime itself may start a few, such as those of its compiler, or end them. */
    private static final int OTHERS = 10;

    /** What so many waiting clients do to a server. */
    private record Crowd(long threads, boolean passed) {}

    ThreadEach(Texts texts) {
        super("C1.3", texts);
    }

    @Override
    public Question question() {
        return Question.number(say("question", CLIENTS), 0.15);
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        Crowd each = crowd(lab, "silver.java", CLIENTS, seen);
        Crowd pool = crowd(lab, "pool.java", POOL, seen);
        boolean unbounded = each.passed() && each.threads() >= CLIENTS - OTHERS;
        unbounded &= each.threads() <= CLIENTS + OTHERS;
        boolean bounded = !pool.passed() && pool.threads() <= POOL + OTHERS;
        String because = say(!unbounded ? "unlike" : bounded ? "because" : "pool");
        return report(String.valueOf(each.threads()), seen, unbounded && bounded, because);
    }

    private Crowd crowd(Lab lab, String listing, int clients, List<Observation> seen)
            throws IOException, InterruptedException {
        try (Model model = Model.start(lab, listing)) {
            model.get("/");
            long before = model.threads();
            long then = System.nanoTime() + WAIT * 1_000_000L;
            List<Visitor> waiting = model.ask(clients, "/wait?ms=" + WAIT);
            boolean passed = model.passes(then);
            long more = model.threads() - before;
            seen.add(Observation.of(say("saw.threads", listing, waiting.size()), more));
            seen.add(Observation.of(say("saw.hello", listing), say(passed ? "yes" : "no")));
            return new Crowd(more, passed);
        }
    }
}
