package io.forkshop.app.bench;

import java.util.List;
import java.util.Optional;

/** The table of benchmarks. */
public final class Benches {
    private static final List<Bench> ALL =
            List.of(
                    new StartBench(),
                    new EvalBench(),
                    new ProcessBench(),
                    new ClusterBench(),
                    new FaultsBench());

    private Benches() {}

    public static List<Bench> all() {
        return ALL;
    }

    public static List<String> names() {
        return ALL.stream().map(Bench::name).toList();
    }

    public static Optional<Bench> find(String name) {
        return ALL.stream().filter(bench -> bench.name().equals(name)).findFirst();
    }
}
