package io.forkshop.app.course.experiments.analogy;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * C5.3: a message costs more the larger it is, a reference handed to another thread does not.
 *
 * <p>Sizes take turns, and their medians are compared with each other: what slows the machine down
 * slows all of them.
 */
final class PriceOfACopy extends Measured {
    private static final List<Integer> SIZES = List.of(1 << 10, 1 << 15, 1 << 20);
    private static final int WARM = 10;
    private static final int ROUNDS = 31;

    /** Of 1 MiB against 1 KiB, a thousand times as much. */
    private static final double LEAST_PROCESS = 5;

    PriceOfACopy(Texts texts) {
        super("C5.3", texts);
    }

    @Override
    public Question question() {
        return Question.number(say("question"), 0.5);
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        double threads = ratio("handover.java", handovers(lab), seen);
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("echo")) {
            double process = ratio(listing, roundTrips(lab.fork(listing)), seen);
            held &= process >= LEAST_PROCESS && threads <= process / 2;
            answer = answer.isEmpty() ? String.valueOf(Math.round(process)) : answer;
        }
        return report(answer, seen, held, halves(lab, say(held ? "because" : "otherwise")));
    }

    /** How many times as long as the smallest the largest has taken. */
    private double ratio(String listing, List<Double> micros, List<Observation> seen) {
        for (int i = 0; i < SIZES.size(); i++) {
            int kibibytes = SIZES.get(i) / 1024;
            seen.add(Observation.of(say("saw.time", listing, kibibytes), micros.get(i), "µs"));
        }
        double ratio = micros.getLast() / micros.getFirst();
        seen.add(Observation.of(say("saw.ratio", listing), ratio, "x"));
        return ratio;
    }

    /** For each size the median of the round trips, in microseconds. */
    private static List<Double> roundTrips(LabWorker echo) throws InterruptedException {
        List<String> texts = SIZES.stream().map("x"::repeat).toList();
        double[][] micros = new double[SIZES.size()][ROUNDS];
        for (int round = -WARM; round < ROUNDS; round++) {
            for (int i = 0; i < texts.size(); i++) {
                long start = System.nanoTime();
                echo.ask(texts.get(i));
                if (round >= 0) {
                    micros[i][round] = (System.nanoTime() - start) / 1e3;
                }
            }
        }
        return Arrays.stream(micros).map(PriceOfACopy::median).toList();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The same between two threads of one process, as the program tells it. */
    private List<Double> handovers(Lab lab) throws InterruptedException {
        LabWorker program = lab.fork("handover.java");
        program.ask(SIZES); // The first time compiles.
        List<Double> micros = new ArrayList<>();
        if (program.ask(SIZES) instanceof List<?> nanos && nanos.size() == SIZES.size()) {
            for (Object one : nanos) {
                micros.add(one instanceof Number number ? number.doubleValue() / 1e3 : 0.0);
            }
            return micros;
        }
        throw new NotMeasured(say("strange"));
    }
}
