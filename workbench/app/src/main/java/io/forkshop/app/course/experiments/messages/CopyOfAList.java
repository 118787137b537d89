package io.forkshop.app.course.experiments.messages;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.List;
import java.util.Map;

/** C4.1b: what arrives is a copy of what was sent at that moment, as far as JSON can say it. */
final class CopyOfAList extends Measured {
    private static final int SENT = 3;

    CopyOfAList(Texts texts) {
        super("C4.1b", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question"));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("copy")) {
            LabWorker worker = lab.fork(listing);
            Object list = worker.next();
            String size = list instanceof List<?> items ? String.valueOf(items.size()) : "?";
            seen.add(Observation.message(say("saw.list", listing), list));
            seen.add(Observation.message(say("saw.own", listing), worker.next()));
            held &= size.equals(String.valueOf(SENT));
            answer = answer.isEmpty() ? size : answer;
        }
        if (lab.hasNode()) {
            Object map = ((Map<?, ?>) lab.fork("shapes.js").next()).get("value");
            seen.add(Observation.message(say("saw.map"), map));
            held &= Map.of().equals(map);
        }
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }
}
