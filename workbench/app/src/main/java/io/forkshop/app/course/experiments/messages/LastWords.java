package io.forkshop.app.course.experiments.messages;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * C4.6: who exits right after send may lose the last words; what arrives is a gapless beginning.
 */
final class LastWords extends Measured {
    private static final int MESSAGES = 20_000;

    LastWords(Texts texts) {
        super("C4.6", texts);
    }

    @Override
    public Question question() {
        return choice("java", "node", "both", "neither");
    }

    /** What arrived of one worker, and whether nothing was missing in between. */
    private record Arrived(int count, boolean gapless) {}

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        if (!lab.hasNode()) {
            throw new NotMeasured(say("nonode"));
        }
        Arrived java = arrived(lab, "lastwords.java", seen);
        Arrived node = arrived(lab, "lastwords.js", seen);
        boolean javaLoses = java.count() < MESSAGES;
        boolean nodeLoses = node.count() < MESSAGES;
        String answer =
                say(
                        javaLoses && nodeLoses
                                ? "both"
                                : javaLoses ? "java" : nodeLoses ? "node" : "neither");
        boolean held = (javaLoses || nodeLoses) && java.gapless() && node.gapless();
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }

    private Arrived arrived(Lab lab, String listing, List<Observation> seen)
            throws InterruptedException {
        LabWorker worker = lab.fork(listing);
        worker.send(MESSAGES);
        int count = 0;
        boolean gapless = true;
        for (Optional<Object> next = worker.nextOrEnd();
                next.isPresent();
                next = worker.nextOrEnd()) {
            count++;
            gapless &= next.get() instanceof Map<?, ?> said && said.get("n").equals(count);
        }
        seen.add(Observation.of(say("saw.came", listing, MESSAGES), count));
        seen.add(Observation.of(say("saw.gapless", listing), say(gapless ? "yes" : "no")));
        return new Arrived(count, gapless);
    }
}
