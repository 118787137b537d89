package io.forkshop.app.course.experiments.cluster;

import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.runtime.cluster.Policy;

import java.util.List;

/** Section 6's lines of the catalogue, in book order. */
public final class ClusterExperiments {
    private ClusterExperiments() {}

    /**
     * @param language of claims, questions and explanations; English where it has none
     */
    public static List<Experiment> in(String language) {
        Texts texts = Texts.of(ClusterExperiments.class, language);
        return List.of(
                new HundredConnections(texts, Policy.ROUND_ROBIN),
                new OrderOfEvents(texts),
                new CrashLoop(texts, CrashLoop.RESTARTS),
                new GoodbyeFirst(texts),
                new ReloadUnderLoad(texts),
                new UnevenRequests(texts, Policy.LEAST_BUSY),
                new OwnVisits(texts),
                new ThreeWays(texts),
                new KilledWorker(texts),
                new KilledPrimary(texts));
    }
}
