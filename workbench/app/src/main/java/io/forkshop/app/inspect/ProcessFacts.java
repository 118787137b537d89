package io.forkshop.app.inspect;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the kernel knew of one process at one moment. What it did not say is missing, never 0.
 *
 * @param parent 0 when the parent is not visible from here
 * @param birth tells it from another that was given the same pid: when it started, in a unit that
 *     only equality may be asked of
 * @param ports where it accepts connections; empty when nobody looked, or it is not to be known
 * @param command program and arguments as the machine shows them: written by the process, so not
 *     yet safe to print
 * @param asked who asked for it, when it is one of those that the learner named
 */
public record ProcessFacts(
        long pid,
        long parent,
        OptionalLong birth,
        ProcessState state,
        Map<Measure, Long> measures,
        Optional<List<String>> ports,
        String command,
        Optional<Asked> asked) {

    public ProcessFacts {
        // An EnumMap of nothing cannot tell its type from a plain empty map.
        var kept = new EnumMap<Measure, Long>(Measure.class);
        kept.putAll(measures);
        measures = Collections.unmodifiableMap(kept);
        ports = ports.map(List::copyOf);
    }

    public OptionalLong measure(Measure measure) {
        var value = measures.get(measure);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /**
     * Whether this is the same process as the other, and not a later one with its pid. Where a
     * source does not tell the start, the pid must do.
     */
    public boolean same(ProcessFacts other) {
        return pid == other.pid
                && (birth.isEmpty() || other.birth.isEmpty() || birth.equals(other.birth));
    }

    /** Whether this is a part of the workbench: its own process, or that of its Java lines. */
    public boolean isWorkbench() {
        return pid == ProcessHandle.current().pid()
                || asked.filter(Asked.JAVA_SESSION::equals).isPresent();
    }

    ProcessFacts askedBy(Asked who) {
        return new ProcessFacts(
                pid, parent, birth, state, measures, ports, command, Optional.ofNullable(who));
    }

    /** As a row of {@code ps}: what is drawn as a tree. */
    public ProcessRow row() {
        return new ProcessRow(
                pid,
                parent,
                String.valueOf(state.letter()),
                measure(Measure.THREADS).orElse(ProcessRow.NOT_KNOWN),
                measure(Measure.RESIDENT).orElse(ProcessRow.NOT_KNOWN),
                command);
    }
}
