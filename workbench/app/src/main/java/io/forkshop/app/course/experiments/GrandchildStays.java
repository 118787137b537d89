package io.forkshop.app.course.experiments;

import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExecOptions;

import java.time.Duration;
import java.util.List;

/** 3.5a: a timeout signals the child, and not what the child has started. */
final class GrandchildStays extends Measured {
    private static final Duration LIMIT = Duration.ofMillis(1_000);

    GrandchildStays(Texts texts) {
        super("3.5a", texts);
    }

    @Override
    public Question question() {
        return choice("both", "shell", "none");
    }

    @Override
    Report measure(Lab lab, List<Observation> seen) throws Exception {
        ExecOptions options = lab.collecting(lab.listing("family.sh").getParent()).timeout(LIMIT);
        Ran shell = Ran.of(ChildProcesses.execFile("sh", List.of("family.sh"), options));
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
