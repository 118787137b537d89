/**
 * Ending all that came of one process: which processes those are, how to reach each of them and no
 * stranger, and which are left.
 *
 * {@snippet :
 * import static io.forkshop.runtime.process.ChildProcesses.spawn;
 *
 * import io.forkshop.runtime.process.SpawnOptions;
 * import java.time.Duration;
 * import java.util.List;
 *
 * void main() throws Exception {
 *     var job =
 *             spawn(
 *                     "sh",
 *                     List.of("-c", "sleep 60 & setsid sleep 60 & wait"),
 *                     SpawnOptions.defaults().wholeTree(true));
 *     var ending = job.destroyTree(Duration.ofSeconds(5));
 *     IO.println(ending.ended()); // all three, however they tried to hide
 *     IO.println(ending.survivors()); // []
 * }
 * }
 *
 * <p>{@link io.forkshop.runtime.process.ChildProcess#destroyTree(java.time.Duration)} is the way
 * in; {@link io.forkshop.runtime.tree.TreeEnding} is what comes of it; {@link
 * io.forkshop.runtime.tree.Orphans} keeps what would otherwise be init's.
 */
package io.forkshop.runtime.tree;
