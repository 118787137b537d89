package io.forkshop.app.course.experiments;

import java.util.List;
import java.util.Map;

/** 3.3a: what a text says is run by exec, quotes or not, and never by execFile. */
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
        super("3.3a", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question", NAMES.size()));
    }

    @Override
    Report measure(Lab lab, List<Observation> seen) throws Exception {
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
