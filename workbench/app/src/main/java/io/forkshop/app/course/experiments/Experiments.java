package io.forkshop.app.course.experiments;

import java.util.List;
import java.util.Optional;

/** The catalogue, in book order. */
public final class Experiments {
    private static final List<Experiment> ALL = List.of();

    private Experiments() {}

    public static List<Experiment> all() {
        return ALL;
    }

    public static Optional<Experiment> byId(String id) {
        return ALL.stream().filter(e -> e.id().equals(id)).findFirst();
    }
}
