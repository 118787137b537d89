package io.forkshop.app.inspect;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened between two snapshots. Pure. Whether a process waits or computes changes all the
 * time and is no event; whether it is stopped, or has ended, is.
 */
public final class Comparison {
    private Comparison() {}

    /** Those that died first, then by pid. */
    public static List<Change> of(Snapshot before, Snapshot after) {
        var changes = new ArrayList<Change>();
        for (var process : before.learners()) {
            if (after.same(process).isEmpty()) {
                changes.add(new Change.Died(process));
            }
        }
        for (var now : after.learners()) {
            var then = before.same(now);
            if (then.isEmpty()) {
                changes.add(new Change.Born(now));
            }
            then.ifPresent(old -> between(old, now, changes));
            if (now.state() == ProcessState.ZOMBIE
                    && then.map(old -> !old.state().ended()).orElse(true)) {
                changes.add(new Change.Zombie(now));
            }
        }
        return changes;
    }

    private static void between(ProcessFacts old, ProcessFacts now, List<Change> changes) {
        if (old.parent() != now.parent()) {
            changes.add(new Change.Adopted(now, old.parent(), now.parent()));
        }
        if (halted(old.state()) != halted(now.state()) && !now.state().ended()) {
            changes.add(new Change.State(now, old.state()));
        }
        // A zombie has no command line any more.
        if (!now.state().ended() && !program(old).equals(program(now))) {
            changes.add(new Change.Program(now, old.command()));
        }
    }

    private static boolean halted(ProcessState state) {
        return state == ProcessState.STOPPED || state == ProcessState.TRACED;
    }

    private static String program(ProcessFacts process) {
        return process.command().split(" ", 2)[0];
    }
}
