package io.forkshop.app.course.experiments.process;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.app.inspect.ThreadFacts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** C0.6: a worker whose code needs one thread has several, and its runtime made the others. */
final class RuntimeThreads extends Measured {
    RuntimeThreads(Texts texts) {
        super("C0.6", texts);
    }

    @Override
    public Question question() {
        return Question.number(say("question"), 0.25);
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("echo")) {
            LabWorker worker = lab.fork(listing);
            worker.ask("are you there?"); // From here on everything it makes at start is made.
            List<ThreadFacts> threads = Seen.threads(worker);
            seen.add(Observation.of(say("saw.threads", listing), threads.size()));
            Map<String, Integer> makers = new TreeMap<>();
            threads.forEach(thread -> makers.merge(thread.madeBy(), 1, Integer::sum));
            makers.forEach((maker, many) -> seen.add(Observation.of(listing + ": " + maker, many)));
            boolean own = threads.stream().anyMatch(ThreadFacts::ofTheProgram);
            held &= threads.size() > 1 && !own;
            answer = answer.isEmpty() ? String.valueOf(threads.size()) : answer;
        }
        return report(answer, seen, held, halves(lab, say(held ? "because" : "otherwise")));
    }
}
