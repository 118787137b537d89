package io.forkshop.app.course.experiments.analogy;

import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Texts;

import java.util.List;

/** Section 5's lines of the catalogue, in book order. */
public final class AnalogyExperiments {
    private AnalogyExperiments() {}

    /**
     * @param language of claims, questions and explanations; English where it has none
     */
    public static List<Experiment> in(String language) {
        Texts texts = Texts.of(AnalogyExperiments.class, language);
        return List.of(
                new DroppedFrames(texts),
                new FiveKinds(texts),
                new PriceOfACopy(texts),
                new ThreadOrProcess(texts));
    }
}
