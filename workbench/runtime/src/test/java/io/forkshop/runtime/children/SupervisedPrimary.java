package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.cluster.ClusterEvent.Kind;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.Supervision;
import io.forkshop.runtime.cluster.Supervisor;
import io.forkshop.runtime.testing.Workers;

/**
 * A supervised cluster of three, which tells its port, and reloads without end if told to. With
 * arguments, its workers' program and their argument.
 */
public final class SupervisedPrimary {
    private SupervisedPrimary() {}

    public static void main(String[] args) {
        ClusterOptions options =
                args.length == 0
                        ? ClusterOptions.of(AnswersSlowly.class.getName())
                        : ClusterOptions.of(args[0]).args(args[1]);
        options = options.fork(Workers.options());
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
