package io.forkshop.runtime.cluster;

import io.forkshop.runtime.process.ForkOptions;

import java.util.List;

/**
 * What a cluster runs: Node's settings of {@code setupPrimary} (node-spec 9.2). Immutable.
 *
 * @param module what every worker runs: any module that fork takes, Java or JavaScript
 * @param args its arguments
 * @param fork how it is forked. An environment given here is merged into ours, as in Node (9.3)
 * @param policy how connections find their worker; fixed when the cluster is made
 */
public record ClusterOptions(String module, List<String> args, ForkOptions fork, Policy policy) {
    public ClusterOptions {
        args = List.copyOf(args);
    }

    /** Round robin, no arguments, Node's defaults for fork. */
    public static ClusterOptions of(String module) {
        return new ClusterOptions(module, List.of(), ForkOptions.defaults(), Policy.ROUND_ROBIN);
    }

    public ClusterOptions module(String other) {
        return new ClusterOptions(other, args, fork, policy);
    }

    public ClusterOptions args(String... all) {
        return new ClusterOptions(module, List.of(all), fork, policy);
    }

    public ClusterOptions fork(ForkOptions options) {
        return new ClusterOptions(module, args, options, policy);
    }

    public ClusterOptions policy(Policy other) {
        return new ClusterOptions(module, args, fork, other);
    }
}
