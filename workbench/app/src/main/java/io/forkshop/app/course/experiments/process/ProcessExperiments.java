package io.forkshop.app.course.experiments.process;

import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Texts;

import java.util.List;

/** Section 0's lines of the catalogue, in book order. */
public final class ProcessExperiments {
    private ProcessExperiments() {}

    /**
     * @param language of claims, questions and explanations; English where it has none
     */
    public static List<Experiment> in(String language) {
        Texts texts = Texts.of(ProcessExperiments.class, language);
        return List.of(
                new WhoAnswers(texts),
                new LostAdditions(texts),
                new SwitchesPerRequest(texts),
                new OneCore(texts, Runtime.getRuntime().availableProcessors()),
                new LeftInLine(texts),
                new RuntimeThreads(texts),
                new FullPool(texts));
    }
}
