package io.forkshop.app.world;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.cluster.ClusterEvent;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.process.ForkOptions;

import java.util.Optional;
import java.util.function.Consumer;

/** The cluster that a session has, one at a time, and what makes its workers the session's. */
final class Clusters {
    private final Ours ours;
    private final Journal journal;
    private final Consumer<Live> born;
    private final Consumer<ClusterEvent> told;
    private volatile LiveCluster current; // null: there is none

    Clusters(Ours ours, Journal journal, Consumer<Live> born, Consumer<ClusterEvent> told) {
        this.ours = ours;
        this.journal = journal;
        this.born = born;
        this.told = told;
    }

    LiveCluster start(ClusterOptions options, int workers) {
        if (current != null) {
            throw new ForkshopException(
                    "ERR_INVALID_STATE",
                    "There is a cluster already, and a workbench has one at a time. 'cluster stop'"
                            + " ends it; 'cluster reload FILE' brings another program into it.");
        }
        current = new LiveCluster(options, workers, new Host());
        return current;
    }

    Optional<LiveCluster> current() {
        return Optional.ofNullable(current);
    }

    /** Its workers are about to be ended, and none must follow them. Returns at once. */
    void letGo() {
        current().ifPresent(cluster -> cluster.supervisor().stop());
    }

    void end() {
        LiveCluster ended = current;
        if (ended != null) {
            ended.supervisor().close();
            current = null;
        }
    }

    private final class Host implements LiveCluster.Host {
        @Override
        public ForkOptions options(String slot, ForkOptions all) {
            return ours.fork(all, journal.tap(slot));
        }

        @Override
        public void born(Live worker) {
            born.accept(worker);
        }

        @Override
        public void told(ClusterEvent event) {
            told.accept(event);
        }
    }
}
