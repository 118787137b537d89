package io.forkshop.app.course.experiments.create;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;

import java.util.List;
import java.util.Optional;

/** C3.7c: kill says that a signal was delivered, and nothing of what becomes of it. */
final class KilledIsNotDead extends Measured {
    KilledIsNotDead(Texts texts) {
        super("C3.7c", texts);
    }

    @Override
    public Question question() {
        return choice("alive", "dead");
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        LabWorker deaf = lab.spawn("sh", lab.listing("deaf.sh").toString());
        deaf.nextLine();
        deaf.kill(Signal.SIGTERM);
        seen.add(Observation.of(say("saw.killed"), deaf.killed()));
        Optional<String> answer = deaf.nextLineOrEnd();
        seen.add(Observation.of(say("saw.answer"), answer.orElse(say("nothing"))));
        deaf.kill(Signal.SIGKILL);
        String end = deaf.end().map(ExitStatus::toString).orElse(say("alive"));
        seen.add(Observation.of(say("saw.end"), end));
        boolean held = answer.isPresent() && end.equals("killed by SIGKILL");
        return report(
                say(answer.isPresent() ? "alive" : "dead"),
                seen,
                held,
                say(held ? "because" : "otherwise"));
    }
}
