package io.forkshop.app.course.experiments.cluster;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.runtime.cluster.Policy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** C6.6: a variable of a worker's counts what this worker did, not what the cluster did. */
final class OwnVisits extends Measured {
    private static final Pattern VISIT = Pattern.compile("\\bvisit (\\d{1,9})\\b");
    private static final int WORKERS = 2;
    private static final int VISITS = 10;

    OwnVisits(Texts texts) {
        super("C6.6", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question", WORKERS, VISITS));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        List<Integer> counts = new ArrayList<>();
        try (Fleet fleet = Fleet.of(lab, "visits.java", WORKERS, Policy.ROUND_ROBIN)) {
            for (int i = 1; i <= VISITS; i++) {
                int served = i;
                counts.add(visit(lab.get(fleet.port(), "/")));
                fleet.until("it is the other's turn", () -> fleet.served() >= served);
            }
        } catch (IOException e) {
            throw Clients.unanswered(e);
        }
        int highest = Collections.max(counts);
        seen.add(Observation.of(say("saw.counts"), counts));
        seen.add(Observation.of(say("saw.highest"), highest));
        boolean held = highest < VISITS;
        return report(String.valueOf(highest), seen, held, say(held ? "because" : "otherwise"));
    }

    private static int visit(String answer) {
        Matcher found = VISIT.matcher(answer);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }
}
