package io.forkshop.app.course.experiments.models;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.List;

/** C1.2b: M processes serve M at once, and not one more. */
final class FourAtOnce extends Measured {
    private static final int PROCESSES = 4;
    private static final int CLIENTS = 8;
    private static final int WAIT = 300; // ms

    FourAtOnce(Texts texts) {
        super("C1.2b", texts);
    }

    @Override
    public Question question() {
        return Question.number(say("question", PROCESSES, CLIENTS, WAIT), 0.25);
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        try (Model prefork = Model.start(lab, "prefork.java")) {
            Model.answers(prefork.ask(CLIENTS, "/wait?ms=50")); // All four have begun.
            long began = System.nanoTime();
            Model.answers(prefork.ask(CLIENTS, "/wait?ms=" + WAIT));
            double took = (System.nanoTime() - began) / 1e6;
            double rounds = took / WAIT;
            seen.add(Observation.of(say("saw.last", CLIENTS), took, "ms"));
            seen.add(Observation.of(say("saw.rounds"), rounds, "x"));
            // Not fewer rounds than the processes need, and clearly fewer than one would.
            boolean held = rounds >= 0.98 * CLIENTS / PROCESSES && rounds < 0.75 * CLIENTS;
            return report(
                    String.format("%.0f", took), seen, held, say(held ? "because" : "otherwise"));
        }
    }
}
