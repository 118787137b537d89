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

/** C1.4: one thread holds many who wait, for little memory. */
final class ManyWaiting extends Measured {
    /** One for each client would be far more than this. */
    static final int FEW = 50;

    private static final int CLIENTS = 500;
    private static final int WAIT = 3000; // ms

    ManyWaiting(Texts texts) {
        super("C1.4", texts);
    }

    @Override
    public Question question() {
        return choice("none", "ten", "each");
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("gold")) {
            try (Model gold = Model.start(lab, listing)) {
                long more = waiting(gold, CLIENTS, WAIT, listing, seen);
                held &= more >= 0 && more < FEW;
                String here = say(more < FEW / 3 ? "none" : more < CLIENTS / 2 ? "ten" : "each");
                answer = answer.isEmpty() || !held ? here : answer;
            }
        }
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }

    /** How many threads the waiting clients cost; -1 if nobody else was served meanwhile. */
    private long waiting(Model model, int clients, int wait, String name, List<Observation> seen)
            throws IOException {
        model.get("/");
        long threads = model.threads();
        double memory = model.megabytes();
        long then = System.nanoTime() + wait * 1_000_000L;
        List<Visitor> all = model.ask(clients, "/wait?ms=" + wait);
        boolean passed = model.passes(then);
        long more = model.threads() - threads;
        double grown = Math.max(0, (model.megabytes() - memory) * 1024 / clients);
        seen.add(Observation.of(say("saw.threads", name, all.size()), more));
        seen.add(Observation.of(say("saw.memory", name), grown, "KiB"));
        seen.add(Observation.of(say("saw.hello", name), say(passed ? "yes" : "no")));
        return passed ? Math.max(0, more) : -1;
    }
}
