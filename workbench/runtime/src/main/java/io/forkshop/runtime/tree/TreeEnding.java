package io.forkshop.runtime.tree;

import java.util.List;

/**
 * What came of ending a job.
 *
 * @param ended those of its processes that were found and are dead
 * @param survivors those that are alive all the same: another user's, or stuck in the kernel
 * @param unclaimed orphans that were born since and of which nothing tells whose they are; they
 *     were left alone. A process that forks twice and leaves its session is one of them, unless the
 *     job was marked; but it may as well be a stranger's
 * @param forced whether one of them had to be killed: by SIGKILL
 */
public record TreeEnding(
        List<ProcessInfo> ended,
        List<ProcessInfo> survivors,
        List<ProcessInfo> unclaimed,
        boolean forced) {

    /** Of a job that never was. */
    public static final TreeEnding NOTHING = new TreeEnding(List.of(), List.of(), List.of(), false);

    public TreeEnding {
        ended = List.copyOf(ended);
        survivors = List.copyOf(survivors);
        unclaimed = List.copyOf(unclaimed);
    }

    /** Whether nothing is left, and nothing that could be. */
    public boolean complete() {
        return survivors.isEmpty() && unclaimed.isEmpty();
    }
}
