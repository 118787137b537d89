package io.forkshop.app.bench.cluster;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.cluster.Cluster;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.Policy;

import java.util.concurrent.atomic.AtomicInteger;

/** A primary of {@link WebWorker}s in a process of its own: what web.js is to Node. */
public final class WebPrimary {
    private WebPrimary() {}

    /** The arguments are the policy, rr or shared, and the number of workers. */
    public static void main(String[] arguments) {
        Policy policy = arguments[0].equals("rr") ? Policy.ROUND_ROBIN : Policy.SHARED;
        int workers = Integer.parseInt(arguments[1]);
        AtomicInteger listening = new AtomicInteger();
        Cluster cluster = Cluster.of(ClusterOptions.of(WebWorker.class.getName()).policy(policy));
        cluster.onListening(
                (worker, place) -> {
                    if (listening.incrementAndGet() == workers) {
                        Parent.send(place.port());
                    }
                });
        Parent.onDisconnect(cluster::close); // Also what keeps us alive.
        for (int i = 0; i < workers; i++) {
            cluster.fork();
        }
    }
}
