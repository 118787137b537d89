/**
 * One port, many processes, and nothing lost: Node's {@code cluster}, in its own protocol, and what
 * keeps its workers up.
 *
 * {@snippet :
 * // primary.java
 * import io.forkshop.runtime.cluster.ClusterOptions;
 * import io.forkshop.runtime.cluster.Supervision;
 * import io.forkshop.runtime.cluster.Supervisor;
 *
 * void main() throws Exception {
 *     var options = ClusterOptions.of("server.java");
 *     try (var web = Supervisor.start(options, 2, Supervision.defaults())) {
 *         web.onEvent(IO::println);
 *         IO.readln("Enter ends it\n");
 *         web.stop().join();
 *     }
 * }
 * }
 *
 * <p>In the primary: {@link io.forkshop.runtime.cluster.Cluster} forks workers and shares its ports
 * among them; {@link io.forkshop.runtime.cluster.Supervisor} keeps a number of them up, by rules
 * that are data, {@link io.forkshop.runtime.cluster.Supervision}. In a worker: {@link
 * io.forkshop.runtime.cluster.ClusterWorker}. The hard decisions are values and pure functions: who
 * is next ({@code Rotation}, {@link io.forkshop.runtime.cluster.Policy}), who owns a connection
 * ({@code Ledger}), what follows a death ({@code Deaths}), who is stuck ({@code Health}).
 *
 * <p>What is shared are TCP ports and unix sockets. UDP is not: a worker that asks is refused.
 */
package io.forkshop.runtime.cluster;
