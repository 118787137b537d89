package io.forkshop.app.course.experiments;

import java.util.List;
import java.util.Optional;

/** The catalogue, in book order. */
public final class Experiments {
    private Experiments() {}

    public static List<Experiment> all() {
        return all("en");
    }

    /**
     * @param language of claims, questions and explanations; English where it has none
     */
    public static List<Experiment> all(String language) {
        Texts texts = Texts.in(language);
        return List.of(
                new ParentOfBoth(texts),
                new TwoCounters(texts),
                new CostOfAWorker(texts),
                new SpeedUp(texts, Runtime.getRuntime().availableProcessors()),
                new RandomPorts(texts),
                new OneOfThreeFails(texts),
                new ShellExpands(texts),
                new HostileNames(texts),
                new FullBuffer(texts),
                new GrandchildStays(texts),
                new ThreeWrongWays(texts),
                new ExitIsNotClose(texts),
                new TheNumber137(texts),
                new KilledIsNotDead(texts),
                new ThreeJobs(texts),
                new CopyOfAList(texts),
                new ChannelDescriptor(texts),
                new TornFrame(texts),
                new LastListener(texts));
    }

    public static Optional<Experiment> byId(String id) {
        return byId(id, "en");
    }

    public static Optional<Experiment> byId(String id, String language) {
        return all(language).stream().filter(e -> e.id().equals(id)).findFirst();
    }
}
