package io.forkshop.app.course.experiments.create;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.List;
import java.util.Map;

/** C3.3: what a text says is run by exec, quotes or not, and never by execFile. */
final class HostileNames extends Measured {
    /** What only commands that were run can write: none of the names has it. */
    private static final String PROOF = "42";

    private static final List<String> NAMES =
            List.of(
                    "Ada; printf 4; printf 2",
                    "Ada && printf 4 && printf 2",
                    "$(printf 4; printf 2)",
                    "`printf 4; printf 2`",
                    "Ada\nprintf 4; printf 2",
                    "\"; printf 4; printf 2; \"");

    HostileNames(Texts texts) {
        super("C3.3", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question", NAMES.size()));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("greet")) {
            LabWorker greeter = lab.fork(listing);
            int line = 0;
            int file = 0;
            for (String name : NAMES) {
                Map<?, ?> said = (Map<?, ?>) greeter.ask(name);
                line += ran(said.get("exec")) ? 1 : 0;
                file += ran(said.get("execFile")) ? 1 : 0;
            }
            seen.add(Observation.of(say("saw.exec", listing, NAMES.size()), line));
            seen.add(Observation.of(say("saw.execFile", listing, NAMES.size()), file));
            held &= line > 0 && file == 0;
            answer = answer.isEmpty() ? String.valueOf(line) : answer;
        }
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }

    private static boolean ran(Object output) {
        return String.valueOf(output).contains(PROOF);
    }
}
