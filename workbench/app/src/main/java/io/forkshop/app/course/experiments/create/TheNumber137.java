package io.forkshop.app.course.experiments.create;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.nio.file.Path;
import java.util.List;

/** C3.7b: 137 is an exit code, killed by SIGKILL is another ending, and both can be told apart. */
final class TheNumber137 extends Measured {
    private static final String KILLED = "killed by SIGKILL";
    private static final String NUMBER = "exited with code 137";

    TheNumber137(Texts texts) {
        super("C3.7b", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question"));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        int killed = 0;
        boolean held = true;
        for (String script : List.of("code137.sh", "killed.sh", "reports.sh")) {
            Path file = lab.listing(script);
            String ending = lab.execFile(file.getParent(), "sh", script).ending();
            seen.add(Observation.of(script, ending));
            killed += ending.equals(KILLED) ? 1 : 0;
            held &= ending.equals(script.equals("killed.sh") ? KILLED : NUMBER);
        }
        return report(String.valueOf(killed), seen, held, say(held ? "because" : "otherwise"));
    }
}
