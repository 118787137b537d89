package io.forkshop.app.course.experiments;

import io.forkshop.app.course.experiments.analogy.AnalogyExperiments;
import io.forkshop.app.course.experiments.cluster.ClusterExperiments;
import io.forkshop.app.course.experiments.create.CreateExperiments;
import io.forkshop.app.course.experiments.fork.ForkExperiments;
import io.forkshop.app.course.experiments.messages.MessagesExperiments;
import io.forkshop.app.course.experiments.models.ModelsExperiments;
import io.forkshop.app.course.experiments.process.ProcessExperiments;
import io.forkshop.app.course.lab.Experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The catalogue, in book order. */
public final class Experiments {
    /** One line a section. */
    private static final List<Function<String, List<Experiment>>> SECTIONS =
            List.of(
                    ProcessExperiments::in,
                    ModelsExperiments::in,
                    ForkExperiments::in,
                    CreateExperiments::in,
                    MessagesExperiments::in,
                    AnalogyExperiments::in,
                    ClusterExperiments::in);

    private Experiments() {}

    public static List<Experiment> all() {
        return all("en");
    }

    /**
     * @param language of claims, questions and explanations; English where it has none
     */
    public static List<Experiment> all(String language) {
        return SECTIONS.stream().flatMap(section -> section.apply(language).stream()).toList();
    }

    public static Optional<Experiment> byId(String id) {
        return byId(id, "en");
    }

    /**
     * @param id such as {@code C2.1b}; a small c will do
     */
    public static Optional<Experiment> byId(String id, String language) {
        return all(language).stream().filter(e -> e.id().equalsIgnoreCase(id)).findFirst();
    }

    /** Those of one section, in book order. */
    public static List<Experiment> ofSection(int section, String language) {
        return all(language).stream().filter(each -> section(each) == section).toList();
    }

    /** The number of the section that an experiment belongs to. */
    public static int section(Experiment experiment) {
        return Character.digit(experiment.id().charAt(1), 10);
    }

    /** What an experiment is called today whose id was of another kind once. */
    public static Optional<String> today(String formerId) {
        return FormerIds.today(formerId);
    }
}
