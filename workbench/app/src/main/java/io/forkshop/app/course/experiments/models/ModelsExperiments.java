package io.forkshop.app.course.experiments.models;

import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Texts;

import java.util.List;

/** Section 1's lines of the catalogue, in book order. */
public final class ModelsExperiments {
    private ModelsExperiments() {}

    /**
     * @param language of claims, questions and explanations; English where it has none
     */
    public static List<Experiment> in(String language) {
        Texts texts = Texts.of(ModelsExperiments.class, language);
        return List.of(
                new OneByOne(texts),
                new ProcessEach(texts),
                new FourAtOnce(texts),
                new ThreadEach(texts),
                new ManyWaiting(texts),
                new OneComputes(texts),
                new VirtualThreads(texts, Runtime.getRuntime().availableProcessors()));
    }
}
