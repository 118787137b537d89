package io.forkshop.app.course.experiments.fork;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.List;
import java.util.Map;

/**
 * C2.6: random ports from 1 to 1000 fail, for want of privilege or by collision; port 0 does not.
 */
final class RandomPorts extends Measured {
    private static final int SERVERS = 200;
    private static final String LISTENING = "listening";
    private static final String FORBIDDEN = "Permission denied";
    private static final String TAKEN = "Address already in use";

    RandomPorts(Texts texts) {
        super("C2.6", texts);
    }

    @Override
    public Question question() {
        return Question.number(say("question", SERVERS), 0.1);
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        LabWorker worker = lab.fork("ports.java");
        Map<?, ?> random = (Map<?, ?>) worker.ask(SERVERS);
        Map<?, ?> zero = (Map<?, ?>) worker.next();
        random.forEach((end, times) -> seen.add(Observation.of(say("saw.random", end), times)));
        zero.forEach((end, times) -> seen.add(Observation.of(say("saw.zero", end), times)));
        if (!List.of(LISTENING, FORBIDDEN, TAKEN).containsAll(random.keySet())) {
            throw new NotMeasured(say("otherwise", random.keySet()));
        }
        boolean held = count(random, LISTENING) < SERVERS && count(zero, LISTENING) == SERVERS;
        String because = say("because", count(random, FORBIDDEN), count(random, TAKEN), SERVERS);
        return report(String.valueOf(count(random, LISTENING)), seen, held, because);
    }

    private static int count(Map<?, ?> endings, String ending) {
        return endings.get(ending) instanceof Number n ? n.intValue() : 0;
    }
}
