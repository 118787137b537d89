package io.forkshop.app.inspect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What this machine's kernel knows of processes. Linux tells it under /proc; elsewhere {@code ps}
 * and Java's ProcessHandle tell what is the same everywhere, and the rest is empty.
 */
public interface Kernel {
    /** The one that tells most here. */
    static Kernel here() {
        var proc = new ProcFs();
        return proc.readable() ? new ProcKernel(proc) : new PortableKernel();
    }

    /** What was seen by one look. */
    record Look(List<ProcessFacts> processes, Map<Long, String> outsiders) {}

    /**
     * The subtree now, with those of these pids that exist, in the order of the pids.
     *
     * @param extras what else is wanted; what cannot be told is missing all the same
     */
    Look look(Subtree subtree, Collection<Long> known, Set<Extra> extras);

    /**
     * All about one process; all empty when there is none.
     *
     * @param family those among whom the other ends of its descriptors are looked for
     */
    Details details(long pid, Collection<Long> family);

    /** What a reader should know about these answers. */
    Optional<String> note();
}
