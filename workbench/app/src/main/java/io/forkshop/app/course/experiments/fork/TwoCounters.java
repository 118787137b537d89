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

/** C2.1b: a fork copies nothing and shares nothing; each worker starts from the first line. */
final class TwoCounters extends Measured {
    private static final int FIRST = 3;

    TwoCounters(Texts texts) {
        super("C2.1b", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question"));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("counter")) {
            LabWorker first = lab.fork(listing);
            Object count = null;
            for (int i = 0; i < FIRST; i++) {
                count = count(first.ask("add"));
            }
            Object second = count(lab.fork(listing).ask("add"));
            seen.add(Observation.of(say("saw.first", listing), count));
            seen.add(Observation.of(say("saw.second", listing), second));
            held &= Integer.valueOf(FIRST).equals(count) && Integer.valueOf(1).equals(second);
            answer = answer.isEmpty() ? String.valueOf(second) : answer;
        }
        return report(answer, seen, held, say(held ? "because" : "shared"));
    }

    private static Object count(Object message) {
        return message instanceof Map<?, ?> fields ? fields.get("count") : message;
    }
}
