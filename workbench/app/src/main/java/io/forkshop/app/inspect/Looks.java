package io.forkshop.app.inspect;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Takes snapshots of the workbench's subtree. From any thread. */
public final class Looks {
    /** What a snapshot that is kept holds: all but what costs the kernel a walk through memory. */
    public static final Set<Extra> KEPT = Set.copyOf(EnumSet.of(Extra.SWITCHES, Extra.PORTS));

    private final Kernel kernel;
    private final Subtree subtree;

    /**
     * @param mark the environment entry that every process of this workbench carries
     */
    public Looks(String mark) {
        this(Kernel.here(), Subtree.ofWorkbench(mark));
    }

    Looks(Kernel kernel, Subtree subtree) {
        this.kernel = kernel;
        this.subtree = subtree;
    }

    /** All about one process of a snapshot; other ends are looked for among the snapshot's. */
    public Details details(long pid, Snapshot snapshot) {
        return kernel.details(pid, snapshot.processes().stream().map(ProcessFacts::pid).toList());
    }

    /**
     * Looks now.
     *
     * @param asked who asked for those that we started ourselves, by pid
     */
    public Snapshot take(Map<Long, Asked> asked, Set<Extra> extras) {
        return take(asked, Set.of(), extras);
    }

    /** The same with others, whoever's they are. */
    public Snapshot take(Map<Long, Asked> asked, Set<Long> others, Set<Extra> extras) {
        var time = Instant.now();
        var known = new HashSet<>(asked.keySet());
        known.addAll(others);
        var look = kernel.look(subtree, known, extras);
        var processes = look.processes().stream().map(p -> p.askedBy(asked.get(p.pid()))).toList();
        return new Snapshot(time, kernel.note(), processes, look.outsiders());
    }
}
