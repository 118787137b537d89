package io.forkshop.app.course.experiments.create;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Ran;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.runtime.process.ExecOptions;

import java.nio.file.Path;
import java.util.List;

/** C3.2b: exec keeps maxBuffer bytes; one more ends the program. */
final class FullBuffer extends Measured {
    private static final int LIMIT = 1000;
    private static final String FULL = "ERR_CHILD_PROCESS_STDIO_MAXBUFFER";

    FullBuffer(Texts texts) {
        super("C3.2b", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question", LIMIT));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        Ran exact = flood(lab, LIMIT);
        seen.add(Observation.of(say("saw.exact", LIMIT), exact.out().length()));
        seen.add(Observation.of(say("saw.end", LIMIT), exact.ending()));
        Ran more = flood(lab, 3 * LIMIT);
        seen.add(Observation.of(say("saw.exact", 3 * LIMIT), more.out().length()));
        seen.add(Observation.of(say("saw.code"), more.code().isEmpty() ? "-" : more.code()));
        boolean held =
                exact.code().isEmpty()
                        && exact.out().length() == LIMIT
                        && more.code().equals(FULL)
                        && more.out().length() == LIMIT;
        String answer = String.valueOf(more.out().length());
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }

    private static Ran flood(Lab lab, int bytes) throws InterruptedException {
        Path script = lab.listing("flood.sh");
        ExecOptions options = lab.collecting(script.getParent()).maxBuffer(LIMIT);
        return lab.exec(options, "sh flood.sh " + bytes);
    }
}
