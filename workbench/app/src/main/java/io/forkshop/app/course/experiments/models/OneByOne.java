package io.forkshop.app.course.experiments.models;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.List;

/** C1.1: a server that does one thing at a time lets everybody else wait for it. */
final class OneByOne extends Measured {
    private static final int CLIENTS = 5;
    private static final int WAIT = 200; // ms

    OneByOne(Texts texts) {
        super("C1.1", texts);
    }

    @Override
    public Question question() {
        return Question.number(say("question", CLIENTS, WAIT), 0.2);
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        try (Model stone = Model.start(lab, "stone.java")) {
            stone.get("/wait?ms=1"); // What is needed for the first answer is loaded now.
            long began = System.nanoTime();
            Model.answers(stone.ask(CLIENTS, "/wait?ms=" + WAIT));
            double took = (System.nanoTime() - began) / 1e6;
            seen.add(Observation.of(say("saw.last", CLIENTS), took, "ms"));
            seen.add(Observation.of(say("saw.rate"), CLIENTS * 1e3 / took, "1/s"));
            boolean held = took >= CLIENTS * WAIT * 0.98; // Clocks are not all one.
            return report(
                    String.format("%.0f", took), seen, held, say(held ? "because" : "otherwise"));
        }
    }
}
