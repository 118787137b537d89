package io.forkshop.app.course.experiments.models;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.List;

/** C1.4b: on one thread, whoever computes keeps everybody waiting. */
final class OneComputes extends Measured {
    /** A hello that takes more than this share of a computation has waited for it. */
    static final double WAITED = 0.5;

    OneComputes(Texts texts) {
        super("C1.4b", texts);
    }

    @Override
    public Question question() {
        return choice("atonce", "after");
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        for (String listing : lab.twins("gold")) {
            held &= share(lab, listing, seen) >= WAITED;
        }
        boolean other = share(lab, "silver.java", seen) < WAITED;
        String because = say(!held ? "otherwise" : other ? "because" : "silver");
        return report(say(held ? "after" : "atonce"), seen, held && other, because);
    }

    private double share(Lab lab, String listing, List<Observation> seen) throws Exception {
        try (Model model = Model.start(lab, listing)) {
            model.get("/");
            double share = model.behind(1);
            seen.add(Observation.of(say("saw.share", listing), share * 100, "%"));
            return share;
        }
    }
}
