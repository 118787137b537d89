package io.forkshop.app.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Looks at our own subtree, by {@code ps} where it answers, otherwise by the next best source, and
 * says which.
 */
public final class Inspector {
    private final ProcFs proc;
    private final ProcessTable ps;
    private final Subtree subtree;

    /**
     * @param mark the environment entry that every process of this workbench carries
     */
    public Inspector(String mark) {
        this(new ProcFs(), new MachinePs(), Subtree.ofWorkbench(mark));
    }

    Inspector(ProcFs proc, ProcessTable ps, Subtree subtree) {
        this.proc = proc;
        this.ps = ps;
        this.subtree = subtree;
    }

    /**
     * Looks now.
     *
     * @param known what runs under the pids that we started ourselves
     */
    public Listing look(Map<Long, String> known) {
        var pids = subtree.pids();
        pids.addAll(known.keySet());
        if (proc.foreign()) {
            return fromProc(pids, known, foreignNamespace());
        }
        try {
            var line = String.join(" ", MachinePs.commandLine(pids));
            return new Listing(line, remark(), ps.rows(pids));
        } catch (ProcessTable.Unreadable e) {
            return fromProc(pids, known, sentence(e));
        }
    }

    private Listing fromProc(SortedSet<Long> pids, Map<Long, String> known, String why) {
        try {
            var note = why + " This was read from /proc, where ps itself would look.";
            return new Listing("", Optional.of(note), proc.rows(pids));
        } catch (ProcessTable.Unreadable e) {
            return fromHandles(pids, known, why + " " + sentence(e));
        }
    }

    private static Listing fromHandles(SortedSet<Long> pids, Map<Long, String> known, String why) {
        var note = why + " This is what Java's ProcessHandle knows: no state, threads or memory.";
        List<ProcessRow> rows = new HandleTable(known).rows(pids);
        return new Listing("", Optional.of(note), rows);
    }

    private String foreignNamespace() {
        return "/proc here belongs to another PID namespace: there this workbench is "
                + proc.outerSelf()
                + ", here it is "
                + ProcessHandle.current().pid()
                + ", and ps would print the numbers from there.";
    }

    private Optional<String> remark() {
        var hidden = proc.hidepid();
        if (hidden.isPresent()) {
            return Optional.of("/proc hides other users' processes here (" + hidden.get() + ").");
        }
        return proc.inPidNamespace()
                ? Optional.of(
                        "These pids are those of a PID namespace (a container): type the line in a"
                                + " terminal inside it.")
                : Optional.empty();
    }

    private static String sentence(ProcessTable.Unreadable e) {
        var text = e.getMessage();
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
