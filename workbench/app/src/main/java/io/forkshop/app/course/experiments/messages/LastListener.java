package io.forkshop.app.course.experiments.messages;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.runtime.process.ExitStatus;

import java.util.List;
import java.util.Optional;

/** C4.4: a listening worker stays until its channel closes, and then ends by itself. */
final class LastListener extends Measured {
    LastListener(Texts texts) {
        super("C4.4", texts);
    }

    @Override
    public Question question() {
        return choice("signal", "itself", "stays");
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String kind : lab.hasNode() ? List.of(".java", ".js") : List.of(".java")) {
            LabWorker listening = lab.fork("echo" + kind);
            LabWorker deaf = lab.fork("goodbye" + kind);
            String deafEnd = words(deaf.end());
            boolean stayed = listening.answers("are you there?");
            listening.disconnect();
            String end = words(listening.end());
            seen.add(Observation.of(say("saw.deaf", kind), deafEnd));
            seen.add(Observation.of(say("saw.stayed", kind), say(stayed ? "yes" : "no")));
            seen.add(Observation.of(say("saw.end", kind), end));
            held &= stayed && deafEnd.equals(say("itself")) && end.equals(say("itself"));
            answer = answer.isEmpty() ? end : answer;
        }
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }

    private String words(Optional<ExitStatus> end) {
        if (end.isEmpty()) {
            return say("stays");
        }
        return switch (end.get()) {
            case ExitStatus.Exited e when e.code() == 0 -> say("itself");
            case ExitStatus.Signalled s -> say("signal");
            case ExitStatus other -> other.toString();
        };
    }
}
