package io.forkshop.app.command.live;

import io.forkshop.app.inspect.Change;
import io.forkshop.app.inspect.Comparison;
import io.forkshop.app.inspect.ProcessFacts;
import io.forkshop.app.inspect.ProcessRow;
import io.forkshop.app.inspect.ProcessState;
import io.forkshop.app.inspect.Snapshot;
import io.forkshop.runtime.process.ExitStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tree from look to look. What has changed is said beside its line for a few looks, and who has
 * ended keeps its line so long.
 */
public final class ChangingTree {
    /** For so many looks a change is told. */
    static final int TOLD = 12;

    private final Function<ProcessFacts, Optional<ExitStatus>> ending;
    private List<Told> told = new ArrayList<>();
    private Snapshot now;

    /** A change, and the moment before it. */
    private record Told(Change change, Snapshot before, int left) {
        boolean of(ProcessFacts process) {
            return change.who().same(process);
        }
    }

    /**
     * @param ending how a process has ended, where that is known
     */
    public ChangingTree(Function<ProcessFacts, Optional<ExitStatus>> ending) {
        this.ending = ending;
    }

    /** The looks come in the order in which they were taken. */
    public void next(Snapshot look) {
        List<Told> kept = new ArrayList<>();
        for (Told one : told) {
            if (one.left > 1) {
                kept.add(new Told(one.change, one.before, one.left - 1));
            }
        }
        if (now != null) {
            for (Change change : Comparison.of(now, look)) {
                kept.add(new Told(change, now, TOLD));
            }
        }
        told = kept;
        now = look;
    }

    /** Those of the last look, and those that have ended just before, in the order of the pids. */
    public List<ProcessRow> rows() {
        List<ProcessRow> rows = new ArrayList<>(now.rows());
        ended().forEach(one -> rows.add(one.change.who().row()));
        rows.sort((a, b) -> Long.compare(a.pid(), b.pid()));
        return rows;
    }

    // A pid that was given again belongs to who has it now.
    private List<Told> ended() {
        return told.stream()
                .filter(one -> one.change instanceof Change.Died)
                .filter(one -> now.find(one.change.who().pid()).isEmpty())
                .toList();
    }

    /** The process of a row, at the moment when it was last seen. */
    public <T> Optional<T> seen(long pid, BiFunction<ProcessFacts, Snapshot, T> how) {
        Optional<T> living = now.find(pid).map(process -> how.apply(process, now));
        return living.or(
                () ->
                        ended().stream()
                                .filter(one -> one.change.who().pid() == pid)
                                .findFirst()
                                .map(one -> how.apply(one.change.who(), one.before)));
    }

    /** Whether this row is of one that has ended. */
    public boolean gone(long pid) {
        return now.find(pid).isEmpty();
    }

    /** What has changed about the process of this row; empty when nothing has. */
    public String words(long pid) {
        Optional<ProcessFacts> process = seen(pid, (facts, at) -> facts);
        return told.stream()
                .filter(one -> process.filter(one::of).isPresent())
                .filter(one -> !gone(pid) || one.change instanceof Change.Died)
                .map(one -> words(one.change))
                .collect(Collectors.joining(", "));
    }

    private String words(Change change) {
        return switch (change) {
            case Change.Born b -> "+ born";
            case Change.Died d ->
                    "- died: "
                            + ending.apply(d.who())
                                    .map(ExitStatus::toString)
                                    .orElse("how, only its parent was told");
            case Change.Adopted a ->
                    "^ adopted by " + (a.by() == 0 ? "a process out of sight" : "pid " + a.by());
            case Change.Zombie z -> "z became a zombie";
            case Change.State s ->
                    s.who().state() == ProcessState.STOPPED
                                    || s.who().state() == ProcessState.TRACED
                            ? "= stopped"
                            : "> goes on";
            case Change.Program p -> "! runs another program";
        };
    }
}
