package io.forkshop.runtime.tree;

/**
 * One process of all times: a pid alone is given out again.
 *
 * @param pid the number it has while it is there
 * @param start when it was born, in the system's own unit
 */
public record ProcessId(long pid, long start) {
    /** The process that has this pid now; with a start of -1 if none has. */
    public static ProcessId of(long pid) {
        return (ProcFs.isThere() ? ProcFs.read(pid) : Handles.of(pid))
                .map(ProcessInfo::id)
                .orElse(new ProcessId(pid, -1));
    }
}
