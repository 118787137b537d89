package io.forkshop.app.command;

import io.forkshop.app.inspect.Descriptor;
import io.forkshop.app.inspect.Details;
import io.forkshop.app.inspect.Limit;
import io.forkshop.app.inspect.Measure;
import io.forkshop.app.inspect.Memory;
import io.forkshop.app.inspect.Secrets;
import io.forkshop.app.inspect.SignalSets;
import io.forkshop.app.inspect.ThreadFacts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** One process as JSON, as {@code docs/json.adoc} promises it; what is not known is null. */
final class InspectJson {
    private InspectJson() {}

    static Map<String, Object> of(Inspected it) {
        Details details = it.details();
        Map<String, Object> json = FactsJson.process(it.facts(), it.snapshot());
        json.put("voluntaryMore", number(it.since().more(Measure.VOLUNTARY)));
        json.put("involuntaryMore", number(it.since().more(Measure.INVOLUNTARY)));
        json.put("arguments", Secrets.masked(details.command()));
        // The line holds the same words, and the same secrets.
        if (!details.command().isEmpty()) {
            json.put("command", String.join(" ", Secrets.masked(details.command())));
        }
        json.put("threadList", details.threads().map(all -> list(all)).orElse(null));
        json.put(
                "descriptors",
                details.descriptors()
                        .map(all -> all.stream().map(InspectJson::descriptor).toList())
                        .orElse(null));
        json.put("memory", details.memory().map(InspectJson::memory).orElse(null));
        json.put("signals", details.signals().map(InspectJson::signals).orElse(null));
        json.put("limits", details.limits().map(InspectJson::limits).orElse(null));
        json.put("environment", details.environment().map(InspectJson::environment).orElse(null));
        return json;
    }

    private static List<Map<String, Object>> list(List<ThreadFacts> threads) {
        return threads.stream().map(InspectJson::thread).toList();
    }

    private static Map<String, Object> thread(ThreadFacts thread) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tid", thread.id());
        json.put("name", thread.name());
        json.put("madeBy", thread.madeBy());
        json.put("state", String.valueOf(thread.state().letter()));
        json.put("cpuMillis", thread.cpuMillis());
        json.put("voluntarySwitches", number(thread.voluntary()));
        json.put("involuntarySwitches", number(thread.involuntary()));
        return json;
    }

    private static Map<String, Object> descriptor(Descriptor descriptor) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fd", descriptor.number());
        json.put("kind", descriptor.kind().name().toLowerCase(Locale.ROOT));
        json.put("access", descriptor.access().name().toLowerCase(Locale.ROOT));
        json.put("target", descriptor.target());
        json.put("detail", descriptor.detail());
        json.put("sharedWith", holders(descriptor.sharers()));
        json.put("otherEnds", holders(descriptor.ends()));
        return json;
    }

    private static List<Map<String, Object>> holders(List<Descriptor.Holder> holders) {
        return holders.stream()
                .map(
                        holder -> {
                            Map<String, Object> json = new LinkedHashMap<>();
                            json.put("pid", holder.pid());
                            json.put("fd", holder.number());
                            return json;
                        })
                .toList();
    }

    private static Map<String, Object> memory(Memory memory) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rssKib", number(memory.resident()));
        json.put("pssKib", number(memory.proportional()));
        json.put("sharedKib", number(memory.shared()));
        json.put("privateKib", number(memory.unshared()));
        json.put("swapKib", number(memory.swapped()));
        json.put("peakKib", number(memory.peak()));
        json.put("heapLimit", memory.heapLimit().isEmpty() ? null : memory.heapLimit());
        return json;
    }

    private static Map<String, Object> signals(SignalSets sets) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("caught", sets.caught());
        json.put("ignored", sets.ignored());
        json.put("blocked", sets.blocked());
        json.put("pending", sets.pending());
        return json;
    }

    private static Map<String, Object> limits(List<Limit> limits) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Limit limit : limits) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("soft", limit.soft());
            one.put("hard", limit.hard());
            one.put("unit", limit.unit());
            json.put(limit.name(), one);
        }
        return json;
    }

    private static Map<String, Object> environment(Map<String, String> environment) {
        Map<String, Object> json = new LinkedHashMap<>();
        environment.forEach((name, value) -> json.put(name, Secrets.masked(name, value)));
        return json;
    }

    private static Long number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
