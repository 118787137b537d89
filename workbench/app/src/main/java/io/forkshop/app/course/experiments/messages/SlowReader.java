package io.forkshop.app.course.experiments.messages;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.runtime.process.Signal;

import java.util.List;
import java.util.Map;

/** C4.5: to a worker that does not read, send says false; what waits is kept, and arrives later. */
final class SlowReader extends Measured {
    private static final int MESSAGES = 500;
    private static final int KIB = 10;
    private static final String TEXT = "x".repeat(KIB * 1024);

    SlowReader(Texts texts) {
        super("C4.5", texts);
    }

    @Override
    public Question question() {
        return Question.number(say("question", KIB, MESSAGES), 0.5);
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("echo")) {
            LabWorker worker = lab.fork(listing);
            worker.ask("are you there?");
            worker.kill(Signal.SIGSTOP);
            int refused = firstFalse(worker);
            worker.kill(Signal.SIGCONT);
            int inOrder = cameBackInOrder(worker);
            boolean again = worker.send("again");
            seen.add(Observation.of(say("saw.false", listing), refused == 0 ? "-" : refused));
            seen.add(Observation.of(say("saw.back", listing, MESSAGES), inOrder));
            seen.add(Observation.of(say("saw.again", listing), again));
            held &= refused > 0 && inOrder == MESSAGES && again;
            answer = answer.isEmpty() ? String.valueOf(refused) : answer;
        }
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }

    /** Sends all; returns which was the first that did not fit, from 1, or 0. */
    private static int firstFalse(LabWorker worker) {
        int first = 0;
        for (int n = 1; n <= MESSAGES; n++) {
            if (!worker.send(Map.of("n", n, "text", TEXT)) && first == 0) {
                first = n;
            }
        }
        return first;
    }

    /** How many came back, each in its place, until the last one did. */
    private static int cameBackInOrder(LabWorker worker) throws InterruptedException {
        int came = 0;
        Object n;
        do {
            n = ((Map<?, ?>) worker.next()).get("n");
            came += n.equals(came + 1) ? 1 : 0;
        } while (!n.equals(MESSAGES));
        return came;
    }
}
