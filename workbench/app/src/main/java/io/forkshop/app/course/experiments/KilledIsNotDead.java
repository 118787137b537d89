package io.forkshop.app.course.experiments;

import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;

import java.util.List;
import java.util.Optional;

/** 3.9a: kill says that a signal was delivered, and nothing of what becomes of it. */
final class KilledIsNotDead extends Measured {
    KilledIsNotDead(Texts texts) {
        super("3.9a", texts);
    }

    @Override
    public Question question() {
        return choice("alive", "dead");
    }

    @Override
    Report measure(Lab lab, List<Observation> seen) throws Exception {
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
