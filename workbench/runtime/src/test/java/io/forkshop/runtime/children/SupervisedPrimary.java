package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.cluster.ClusterEvent.Kind;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.Supervision;
import io.forkshop.runtime.cluster.Supervisor;
import io.forkshop.runtime.testing.Workers;

/** A supervised cluster of three, which tells its port, and reloads without end if told to. */
public final class SupervisedPrimary {
    private SupervisedPrimary() {}

    public static void main(String[] args) {
        ClusterOptions options =
                ClusterOptions.of(AnswersSlowly.class.getName()).fork(Workers.options());
        Supervisor web = Supervisor.start(options, 3, Supervision.defaults());
        web.onEvent(
                event -> {
                    if (event.kind() == Kind.LISTENING) {
                        web.places().forEach(place -> Parent.send(place.port()));
                    }
                });
        Parent.onMessage(order -> reload(web));
    }

    private static void reload(Supervisor web) {
        web.reload().thenRun(() -> reload(web));
    }
}
