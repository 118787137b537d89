package io.forkshop.app.course.experiments.create;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.List;

/** C3.4: no shell reads what fork is given, and its answers are values, not text. */
final class ForkWithoutShell extends Measured {
    private static final List<String> ARGUMENTS = List.of("$HOME", "*.java", "two words; exit 3");

    ForkWithoutShell(Texts texts) {
        super("C3.4", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question", String.join("  ", ARGUMENTS)));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("args")) {
            LabWorker worker = lab.fork(listing, ARGUMENTS.toArray(String[]::new));
            String line = worker.nextLine();
            Object message = worker.next();
            int count = message instanceof List<?> list ? list.size() : 0;
            seen.add(Observation.of(say("saw.line", listing), line));
            seen.add(Observation.message(say("saw.message", listing), message));
            held &= message.equals(ARGUMENTS);
            answer = answer.isEmpty() ? String.valueOf(count) : answer;
        }
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }
}
