package io.forkshop.app.course.experiments.fork;

import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Texts;

import java.util.List;

/** Section 2's lines of the catalogue, in book order. */
public final class ForkExperiments {
    private ForkExperiments() {}

    /**
     * @param language of claims, questions and explanations; English where it has none
     */
    public static List<Experiment> in(String language) {
        Texts texts = Texts.of(ForkExperiments.class, language);
        return List.of(
                new ParentOfBoth(texts),
                new TwoCounters(texts),
                new CostOfAWorker(texts),
                new SpeedUp(texts, Runtime.getRuntime().availableProcessors()),
                new WaitingAndComputing(texts),
                new RandomPorts(texts),
                new OneOfThreeFails(texts));
    }
}
