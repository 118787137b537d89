package io.forkshop.app.course.experiments.create;

import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Texts;

import java.util.List;

/** Section 3's lines of the catalogue, in book order. */
public final class CreateExperiments {
    private CreateExperiments() {}

    /**
     * @param language of claims, questions and explanations; English where it has none
     */
    public static List<Experiment> in(String language) {
        Texts texts = Texts.of(CreateExperiments.class, language);
        return List.of(
                new ShellExpands(texts),
                new HostileNames(texts),
                new FirstLineEarly(texts),
                new FullBuffer(texts),
                new GrandchildStays(texts),
                new ThreeWrongWays(texts),
                new ForkWithoutShell(texts),
                new ExitIsNotClose(texts),
                new TheNumber137(texts),
                new KilledIsNotDead(texts),
                new MissingFolder(texts));
    }
}
