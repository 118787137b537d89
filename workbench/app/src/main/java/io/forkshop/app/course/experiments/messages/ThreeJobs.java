package io.forkshop.app.course.experiments.messages;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * C4.1: one worker takes its messages in the order sent, one at a time, however long each takes.
 */
final class ThreeJobs extends Measured {
    private static final Map<Integer, String> JOBS =
            Map.of(216_816, "large", 168, "small", 4, "tiny"); // By the number of primes below.

    private static final List<Integer> LIMITS = List.of(3_000_000, 1_000, 10);
    private static final String ORDER = "large small tiny";
    private static final int MANY = 1_000;

    ThreeJobs(Texts texts) {
        super("C4.1", texts);
    }

    @Override
    public Question question() {
        return Question.order(say("question"), ORDER.split(" "));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("burn")) {
            String order = jobs(lab.fork(listing));
            seen.add(Observation.of(say("saw.order", listing), order));
            held &= order.equals(ORDER);
            answer = answer.isEmpty() ? order : answer;
        }
        for (String listing : lab.twins("echo")) {
            int inPlace = numbers(lab.fork(listing));
            seen.add(Observation.of(say("saw.many", MANY, listing), inPlace));
            held &= inPlace == MANY;
        }
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }

    private static String jobs(LabWorker worker) throws InterruptedException {
        LIMITS.forEach(worker::send);
        List<String> order = new ArrayList<>();
        for (int i = 0; i < LIMITS.size(); i++) {
            Object answer = worker.next();
            order.add(JOBS.getOrDefault(answer, String.valueOf(answer)));
        }
        return String.join(" ", order);
    }

    /** How many of the echoed numbers came back in their place. */
    private static int numbers(LabWorker worker) throws InterruptedException {
        for (int i = 0; i < MANY; i++) {
            worker.send(i);
        }
        int inPlace = 0;
        for (int i = 0; i < MANY; i++) {
            inPlace += worker.next().equals(i) ? 1 : 0;
        }
        return inPlace;
    }
}
