package io.forkshop.app.course.experiments.create;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.runtime.process.ExitStatus;

import java.time.Duration;
import java.util.List;

/** C3.7: a child that has ended closes only when nobody holds its output any more. */
final class ExitIsNotClose extends Measured {
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    ExitIsNotClose(Texts texts) {
        super("C3.7", texts);
    }

    @Override
    public Question question() {
        return choice("both", "exit", "neither");
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        LabWorker shell = lab.spawn("sh", lab.listing("parting.sh").toString());
        ProcessHandle grandchild = lab.follow(shell.nextLine());
        String exit = shell.end().map(ExitStatus::toString).orElse("");
        seen.add(Observation.of(say("saw.exit"), exit.isEmpty() ? say("no") : exit));
        boolean early = shell.closes(A_MOMENT);
        seen.add(Observation.of(say("saw.early", A_MOMENT.toMillis()), say(early ? "yes" : "no")));
        grandchild.destroyForcibly();
        boolean late = shell.closes(Duration.ofSeconds(5));
        seen.add(Observation.of(say("saw.late"), say(late ? "yes" : "no")));
        boolean held = !exit.isEmpty() && !early && late;
        String answer = say(exit.isEmpty() ? "neither" : early ? "both" : "exit");
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }
}
