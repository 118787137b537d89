package io.forkshop.app.course.experiments.models;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.io.IOException;
import java.util.List;

/** C1.5: virtual threads wait for next to nothing, and compute like all others: one on a core. */
final class VirtualThreads extends Measured {
    private static final int CLIENTS = 500;
    private static final int WAIT = 3000; // ms
    private static final int MOST_CORES = 16;

    private final int cores;

    /**
     * @param cores how many threads of the system carry virtual ones: as many as there are cores
     */
    VirtualThreads(Texts texts, int cores) {
        super("C1.5", texts);
        this.cores = cores;
    }

    @Override
    public Question question() {
        return Question.choice(say("question", cores, CLIENTS), say("atonce"), say("after"));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        if (cores > MOST_CORES) {
            throw new NotMeasured(say("manycores", cores));
        }
        boolean cheap;
        double virtual;
        try (Model model = Model.start(lab, "virtual.java")) {
            model.get("/");
            cheap = waits(model, seen);
        }
        virtual = behind(lab, "virtual.java", seen);
        double silver = behind(lab, "silver.java", seen);
        boolean stuck = virtual >= OneComputes.WAITED && silver < OneComputes.WAITED;
        String because = say(!cheap ? "dear" : stuck ? "because" : "otherwise");
        String answer = say(virtual >= OneComputes.WAITED ? "after" : "atonce");
        return report(answer, seen, cheap && stuck, because);
    }

    /** Whether waiting clients cost few threads, and keep nobody waiting. */
    private boolean waits(Model model, List<Observation> seen) throws IOException {
        long threads = model.threads();
        long then = System.nanoTime() + WAIT * 1_000_000L;
        model.ask(CLIENTS, "/wait?ms=" + WAIT);
        boolean passed = model.passes(then);
        long more = Math.max(0, model.threads() - threads);
        seen.add(Observation.of(say("saw.threads", CLIENTS), more));
        seen.add(Observation.of(say("saw.hello"), say(passed ? "yes" : "no")));
        return passed && more < ManyWaiting.FEW;
    }

    private double behind(Lab lab, String listing, List<Observation> seen) throws Exception {
        try (Model model = Model.start(lab, listing)) {
            model.get("/");
            double share = model.behind(cores);
            seen.add(Observation.of(say("saw.share", listing, cores), share * 100, "%"));
            return share;
        }
    }
}
