package io.forkshop.app.load.models;

import java.time.Duration;
import java.util.List;

/**
 * What is to be compared.
 *
 * @param clients how many, one load after another
 * @param fresh whether each request has a connection of its own
 * @param time of each load
 * @param rounds how often everything is done, in turn
 */
public record Contest(
        List<Model> models,
        Job job,
        List<Integer> clients,
        boolean fresh,
        Duration time,
        int rounds) {
    static final Duration WARM_UP = Duration.ofMillis(300);
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    public Contest {
        models = List.copyOf(models);
        clients = List.copyOf(clients);
    }

    /** About how long it takes, in seconds. */
    public long seconds() {
        long loads = (long) models.size() * clients.size() * rounds;
        return loads * (time.plus(WARM_UP).toMillis() + 100) / 1000 + models.size();
    }
}
