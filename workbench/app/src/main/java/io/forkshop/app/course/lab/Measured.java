package io.forkshop.app.course.lab;

import io.forkshop.runtime.ForkshopException;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The common half of every experiment: its sentences, and its way out when it cannot measure. */
public abstract class Measured implements Experiment {
    private static final double LEAST_SHARE = 0.8;

    private final String id;
    private final Texts texts;

    protected Measured(String id, Texts texts) {
        this.id = id;
        this.texts = texts;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String claim() {
        return say("claim");
    }

    @Override
    public final Report run(Lab lab) throws Exception {
        List<Observation> seen = new ArrayList<>();
        lab.within(longest());
        try {
            return judged(lab, seen);
        } catch (ClosedByInterruptException e) { // How a channel says that we are to stop.
            Thread.interrupted();
            throw new InterruptedException(e.getMessage());
        } catch (NotMeasured | ForkshopException | IOException e) {
            return Report.couldNotMeasure(seen, reason(e));
        }
    }

    /** Was it the claim, or somebody else's work? */
    private Report judged(Lab lab, List<Observation> seen) throws Exception {
        if (!wantsQuiet()) {
            return measure(lab, seen);
        }
        Processors.Reading before = Processors.now();
        Report report = measure(lab, seen);
        if (report.verdict() == Verdict.DOES_NOT_HOLD) {
            int cores = Runtime.getRuntime().availableProcessors();
            quiet(Processors.free(before, Processors.now(), cores));
        }
        return report;
    }

    /**
     * Whether the work of others could make the claim look false, as it can with times and counts
     * of switches. Then it is refuted on a quiet machine only, and else not measured.
     */
    protected boolean wantsQuiet() {
        return false;
    }

    private static String reason(Exception e) {
        return e instanceof IOException ? "It failed: " + e + "." : e.getMessage();
    }

    /** Runs; adds what it sees to {@code seen} as it goes, so that nothing seen is lost. */
    protected abstract Report measure(Lab lab, List<Observation> seen) throws Exception;

    /** The sentence of this experiment with that key. */
    protected final String say(String key, Object... values) {
        return texts.say(id + "." + key, values);
    }

    /**
     * Ends the run as not measured when the processors were not to be had, since its figures would
     * say nothing then.
     *
     * @param share of the processors that there was, from 0 to 1; see {@link Processors}
     */
    protected final void quiet(double share) {
        if (share < LEAST_SHARE) {
            throw new NotMeasured(texts.say("busy", Math.round(share * 100)));
        }
    }

    /** An explanation; without node it also says that only the Java half was looked at. */
    protected final String halves(Lab lab, String because) {
        return lab.hasNode() ? because : because + " " + texts.say("nonode");
    }

    /** A question that offers the sentences of these keys. */
    protected final Question choice(String... keys) {
        return Question.choice(
                say("question"), Stream.of(keys).map(this::say).toArray(String[]::new));
    }

    protected final Report report(
            String answer, List<Observation> seen, boolean held, String because) {
        Verdict verdict = held ? Verdict.HOLDS : Verdict.DOES_NOT_HOLD;
        return new Report(answer, seen, verdict, because);
    }
}
