package io.forkshop.app.course.experiments.fork;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.runtime.process.ExitStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** C2.5: an uncaught exception ends its own worker and nobody else, and a new one takes over. */
final class OneOfThreeFails extends Measured {
    private static final int WORKERS = 3;

    OneOfThreeFails(Texts texts) {
        super("C2.5", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question"));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("fragile")) {
            List<LabWorker> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                workers.add(lab.fork(listing));
            }
            int left = left(workers, listing, seen);
            boolean replaced = lab.fork(listing).answers("are you there?");
            seen.add(Observation.of(say("saw.replaced", listing), say(replaced ? "yes" : "no")));
            held &= left == WORKERS && replaced;
            answer = answer.isEmpty() ? String.valueOf(left) : answer;
        }
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }

    /** How many processes are left, the primary included, when the one in the middle has failed. */
    private int left(List<LabWorker> workers, String listing, List<Observation> seen)
            throws InterruptedException {
        for (LabWorker worker : workers) {
            worker.ask("are you there?");
        }
        LabWorker failing = workers.get(1);
        failing.send("boom");
        Optional<ExitStatus> end = failing.end();
        String how = end.map(ExitStatus::toString).orElse(say("alive"));
        seen.add(Observation.of(say("saw.end", listing), how));
        int left = 1; // This process is the primary.
        for (LabWorker worker : workers) {
            left += worker.isAlive() && worker.answers("are you there?") ? 1 : 0;
        }
        seen.add(Observation.of(say("saw.left", listing), left));
        return left;
    }
}
