/** One port, many processes: Node's cluster, and what keeps its workers up. */
package io.forkshop.runtime.cluster;
