package io.forkshop.app.course.experiments.analogy;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.process.ForkOptions;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * C5.2: the structured clone of a Web Worker knows values that JSON has no word for; neither knows
 * a function, and what is transferred is gone where it was.
 */
final class FiveKinds extends Measured {
    private static final List<String> KINDS = List.of("date", "set", "nan", "bytes", "function");
    private static final int CLONED = 4;

    FiveKinds(Texts texts) {
        super("C5.2", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question", KINDS.size()));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("kinds")) {
            int json = kept(lab, listing, Serialization.JSON, seen);
            int cloned = kept(lab, listing, Serialization.ADVANCED, seen);
            held &= json == 0 && cloned == CLONED;
            answer = answer.isEmpty() ? String.valueOf(cloned) : answer;
        }
        if (lab.hasNode()) {
            Object left = field(lab.fork("moved.js").next(), "left");
            seen.add(Observation.of(say("saw.left"), left));
            held &= Integer.valueOf(0).equals(left);
        }
        return report(answer, seen, held, halves(lab, say(held ? "because" : "otherwise")));
    }

    /** How many of the values are at their arrival what they were. */
    private int kept(Lab lab, String listing, Serialization spoken, List<Observation> seen)
            throws InterruptedException {
        ForkOptions options = lab.workers().serialization(spoken);
        LabWorker worker = lab.fork(listing, options);
        int kept = 0;
        StringBuilder which = new StringBuilder();
        for (String kind : KINDS) {
            Object value = field(worker.next(), "value");
            boolean same = same(kind, value);
            kept += same ? 1 : 0;
            which.append(same ? (which.isEmpty() ? "" : ", ") + say(kind) : "");
        }
        String names = which.isEmpty() ? say("none") : which.toString();
        seen.add(Observation.of(say("saw." + word(spoken), listing), names));
        return kept;
    }

    private static String word(Serialization spoken) {
        return spoken == Serialization.JSON ? "json" : "clone";
    }

    private static boolean same(String kind, Object value) {
        return switch (kind) {
            case "date" -> Instant.EPOCH.equals(value);
            case "set" -> Set.of(1, 2).equals(value);
            case "nan" -> value instanceof Double number && number.isNaN();
            case "bytes" ->
                    value instanceof byte[] bytes && Arrays.equals(bytes, new byte[] {1, 2, 3});
            default -> value instanceof Runnable;
        };
    }

    private static Object field(Object message, String name) {
        return message instanceof Map<?, ?> fields ? fields.get(name) : null;
    }
}
