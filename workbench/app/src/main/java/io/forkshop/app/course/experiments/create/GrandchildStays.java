package io.forkshop.app.course.experiments.create;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Ran;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.runtime.process.ExecOptions;

import java.time.Duration;
import java.util.List;

/** C3.5: a timeout signals the child, and not what the child has started. */
final class GrandchildStays extends Measured {
    private static final Duration LIMIT = Duration.ofMillis(1_000);

    GrandchildStays(Texts texts) {
        super("C3.5", texts);
    }

    @Override
    public Question question() {
        return choice("both", "shell", "none");
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        ExecOptions options = lab.collecting(lab.listing("family.sh").getParent()).timeout(LIMIT);
        Ran shell = lab.execFile(options, "sh", "family.sh");
        if (shell.out().isBlank()) {
            throw new NotMeasured(say("silent"));
        }
        seen.add(Observation.of(say("saw.code"), shell.code()));
        seen.add(Observation.of(say("saw.shell"), shell.ending()));
        boolean stays = lab.alive(shell.out());
        seen.add(Observation.of(say("saw.grandchild"), say(stays ? "alive" : "gone")));
        boolean timedOut = shell.code().equals("ETIMEDOUT");
        boolean held = timedOut && shell.ending().equals("killed by SIGTERM") && stays;
        String answer = say(!timedOut ? "none" : stays ? "shell" : "both");
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }
}
