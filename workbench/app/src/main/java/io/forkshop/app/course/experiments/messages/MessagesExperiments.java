package io.forkshop.app.course.experiments.messages;

import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Texts;

import java.util.List;

/** Section 4's lines of the catalogue, in book order. */
public final class MessagesExperiments {
    private MessagesExperiments() {}

    /**
     * @param language of claims, questions and explanations; English where it has none
     */
    public static List<Experiment> in(String language) {
        Texts texts = Texts.of(MessagesExperiments.class, language);
        return List.of(
                new ThreeJobs(texts),
                new CopyOfAList(texts),
                new ChannelDescriptor(texts),
                new TornFrame(texts),
                new LastListener(texts),
                new SlowReader(texts),
                new LastWords(texts),
                new OnePort(texts));
    }
}
