/**
 * Node's {@code child_process} and {@code cluster} for the JVM: real processes by {@code
 * posix_spawn}, endings as values, Node's own message channel and its cluster's protocol, so that
 * either side may be a JVM or a real Node.
 */
module io.forkshop.runtime {
    // Only to compile a worker's .java file in the parent. Without it everything else works.
    requires static java.compiler;

    exports io.forkshop.runtime;
    exports io.forkshop.runtime.channel;
    exports io.forkshop.runtime.clone;
    exports io.forkshop.runtime.cluster;
    exports io.forkshop.runtime.posix;
    exports io.forkshop.runtime.process;
    exports io.forkshop.runtime.state;
    exports io.forkshop.runtime.tree;
}
