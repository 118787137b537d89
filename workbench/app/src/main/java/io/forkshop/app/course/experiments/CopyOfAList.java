package io.forkshop.app.course.experiments;

import java.util.List;
import java.util.Map;

/** 4.3a: what arrives is a copy of what was sent at that moment, as far as JSON can say it. */
final class CopyOfAList extends Measured {
    private static final int SENT = 3;

    CopyOfAList(Texts texts) {
        super("4.3a", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question"));
    }

    @Override
    Report measure(Lab lab, List<Observation> seen) throws Exception {
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
