package io.forkshop.app.command;

import io.forkshop.app.inspect.Asked;
import io.forkshop.app.inspect.History;
import io.forkshop.app.inspect.Measure;
import io.forkshop.app.inspect.ProcessFacts;
import io.forkshop.app.inspect.Snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Snapshots as JSON, as {@code docs/json.adoc} promises them: a key is never renamed, and what is
 * not known is null.
 */
final class FactsJson {
    private FactsJson() {}

    /** A snapshot with all its processes. */
    static Map<String, Object> snapshot(Snapshot snapshot, Optional<History.Entry> kept) {
        Map<String, Object> json = head(snapshot, kept);
        List<Object> processes = new ArrayList<>();
        snapshot.processes().forEach(process -> processes.add(process(process, snapshot)));
        json.put("processes", processes);
        return json;
    }

    /** The same, with each process among its parent's children. */
    static Map<String, Object> tree(Snapshot snapshot, Optional<History.Entry> kept) {
        Map<String, Object> json = head(snapshot, kept);
        List<Object> roots = new ArrayList<>();
        for (ProcessFacts process : snapshot.processes()) {
            if (snapshot.find(process.parent()).isEmpty()) {
                roots.add(withChildren(process, snapshot, 0));
            }
        }
        json.put("roots", roots);
        return json;
    }

    private static Map<String, Object> withChildren(
            ProcessFacts process, Snapshot snapshot, int depth) {
        Map<String, Object> json = process(process, snapshot);
        List<Object> children = new ArrayList<>();
        for (ProcessFacts child : snapshot.processes()) {
            // Two moments in one look could disagree; never go round in circles.
            if (child.parent() == process.pid() && depth < snapshot.processes().size()) {
                children.add(withChildren(child, snapshot, depth + 1));
            }
        }
        json.put("children", children);
        return json;
    }

    static Map<String, Object> head(Snapshot snapshot, Optional<History.Entry> kept) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("snapshot", kept.map(History.Entry::number).orElse(null));
        json.put("time", snapshot.time().toString());
        json.put("cause", kept.map(History.Entry::cause).orElse(null));
        json.put("note", snapshot.note().orElse(null));
        return json;
    }

    static Map<String, Object> process(ProcessFacts process, Snapshot snapshot) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("pid", process.pid());
        json.put("ppid", process.parent() == 0 ? null : process.parent());
        json.put("who", Who.is(process, snapshot));
        json.put("state", String.valueOf(process.state().letter()));
        for (Measure measure : Measure.values()) {
            json.put(measure.key(), process.measures().get(measure));
        }
        json.put("ports", process.ports().orElse(null));
        json.put("command", process.command());
        json.put("name", process.asked().map(Asked::name).orElse(null));
        String line = process.asked().map(Asked::line).orElse("");
        json.put("askedBy", line.isEmpty() ? null : line);
        return json;
    }
}
