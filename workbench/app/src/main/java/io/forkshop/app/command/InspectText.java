package io.forkshop.app.command;

import io.forkshop.app.inspect.Asked;
import io.forkshop.app.inspect.Limit;
import io.forkshop.app.inspect.Measure;
import io.forkshop.app.inspect.Memory;
import io.forkshop.app.inspect.ProcessFacts;
import io.forkshop.app.inspect.Secrets;
import io.forkshop.app.inspect.SignalSets;
import io.forkshop.app.inspect.ThreadFacts;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Table;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One process for people: a head, and its parts. */
final class InspectText {
    static final List<String> THREAD_COLUMNS = List.of("TID", "NAME", "STAT", "CPU", "MADE BY");
    static final List<String> LIMIT_COLUMNS = List.of("LIMIT", "SOFT", "HARD", "UNIT");
    private static final String NOT_TOLD =
            "Not to be known here: this machine does not tell it, or not to this user.";

    private final Inspected it;
    private final Console console;

    InspectText(Inspected inspected, Console console) {
        this.it = inspected;
        this.console = console;
    }

    /** The part of this name; the head and the telling parts without one. */
    void add(String part, List<Text> lines) {
        if (part.isEmpty() || part.equals("all")) {
            head(lines);
            threads(lines);
            descriptors(lines);
            memory(lines);
            signals(lines);
        }
        switch (part) {
            case "threads" -> threads(lines);
            case "fds" -> descriptors(lines);
            case "memory" -> memory(lines);
            case "signals" -> signals(lines);
            case "limits" -> limits(lines);
            case "env" -> environment(lines);
            case "all" -> {
                limits(lines);
                environment(lines);
            }
            default -> counted(lines);
        }
    }

    private void head(List<Text> lines) {
        ProcessFacts facts = it.facts();
        Text title =
                Text.of(Who.is(facts, it.snapshot()), Tone.NAME)
                        .append("  pid " + facts.pid() + ", " + facts.state().word())
                        .append(", child of " + parent(facts));
        lines.addAll(title.wrap(console.width(), Text.empty(), Text.of("  ")));
        String asked = facts.asked().map(Asked::line).orElse("");
        if (!asked.isEmpty()) {
            pair(lines, "asked for by", asked);
        }
        pair(lines, "command", command(facts));
        pair(
                lines,
                "kin",
                "group "
                        + value(Measure.GROUP)
                        + ", session "
                        + value(Measure.SESSION)
                        + ", started "
                        + value(Measure.STARTED));
        pair(
                lines,
                "processor",
                value(Measure.CPU) + " s in all, last on core " + value(Measure.CORE));
        pair(lines, "switches", switches());
        pair(
                lines,
                "listens",
                facts.ports()
                        .map(ports -> ports.isEmpty() ? "nowhere" : String.join(", ", ports))
                        .orElse("not known"));
    }

    private String parent(ProcessFacts facts) {
        if (facts.parent() == 0) {
            return "a process out of sight";
        }
        String outside = it.snapshot().outsiders().getOrDefault(facts.parent(), "");
        return it.called(facts.parent()) + (outside.isEmpty() ? "" : " (" + outside + ")");
    }

    private String command(ProcessFacts facts) {
        List<String> words = it.details().command();
        return words.isEmpty() ? facts.command() : String.join(" ", Secrets.masked(words));
    }

    private String value(Measure measure) {
        String value = FactsTable.value(it.facts(), measure);
        return value.equals("?") ? "not known" : value;
    }

    private String switches() {
        String ago = it.since().ago();
        return value(Measure.VOLUNTARY)
                + " voluntary"
                + more(Measure.VOLUNTARY)
                + ", "
                + value(Measure.INVOLUNTARY)
                + " involuntary"
                + more(Measure.INVOLUNTARY)
                + (ago.isEmpty() ? "" : "; the last look was " + ago + " ago");
    }

    private String more(Measure measure) {
        OptionalLong more = it.since().more(measure);
        return more.isEmpty() ? "" : " (+" + more.getAsLong() + ")";
    }

    private void threads(List<Text> lines) {
        heading(lines, "threads", it.details().threads().map(List::size));
        it.details().threads().ifPresent(threads -> lines.addAll(table(threads)));
    }

    private List<Text> table(List<ThreadFacts> threads) {
        Table table = Table.of(THREAD_COLUMNS.toArray(String[]::new)).right(0, 3);
        for (ThreadFacts thread : threads) {
            table.row(
                    thread.id(),
                    thread.name(),
                    thread.state().letter(),
                    String.format(Locale.ROOT, "%.2f", thread.cpuMillis() / 1e3),
                    thread.madeBy());
        }
        return table.render(console.width(), console.style());
    }

    private void descriptors(List<Text> lines) {
        heading(lines, "descriptors", it.details().descriptors().map(List::size));
        it.details()
                .descriptors()
                .ifPresent(
                        all ->
                                all.forEach(
                                        one ->
                                                lines.addAll(
                                                        DescriptorWords.of(one, it)
                                                                .wrap(
                                                                        console.width(),
                                                                        Text.empty(),
                                                                        Text.of("      ")))));
    }

    private void memory(List<Text> lines) {
        Optional<Memory> memory = it.details().memory();
        heading(lines, "memory", memory.map(any -> -1));
        memory.ifPresent(
                m -> {
                    pair(lines, "RSS", kib(m.resident()) + " in RAM, at most " + kib(m.peak()));
                    pair(
                            lines,
                            "PSS",
                            kib(m.proportional())
                                    + ": shared pages divided by how many share them");
                    pair(lines, "shared", kib(m.shared()) + ", private " + kib(m.unshared()));
                    pair(lines, "swap", kib(m.swapped()));
                    if (!m.heapLimit().isEmpty()) {
                        pair(lines, "heap limit", m.heapLimit());
                    }
                });
    }

    private void signals(List<Text> lines) {
        Optional<SignalSets> sets = it.details().signals();
        heading(lines, "signals", sets.map(any -> -1));
        sets.ifPresent(
                s -> {
                    pair(lines, "caught", names(s.caught()));
                    pair(lines, "ignored", names(s.ignored()));
                    pair(lines, "blocked", names(s.blocked()));
                    pair(lines, "pending", names(s.pending()));
                });
    }

    private void limits(List<Text> lines) {
        heading(lines, "limits", it.details().limits().map(List::size));
        Table table = Table.of(LIMIT_COLUMNS.toArray(String[]::new)).right(1, 2);
        for (Limit limit : it.details().limits().orElse(List.of())) {
            table.row(limit.name(), limit.soft(), limit.hard(), limit.unit());
        }
        if (!table.rows().isEmpty()) {
            lines.addAll(table.render(console.width(), console.style()));
        }
    }

    private void environment(List<Text> lines) {
        Optional<Map<String, String>> environment = it.details().environment();
        heading(lines, "environment", environment.map(Map::size));
        environment
                .orElse(Map.of())
                .forEach((name, value) -> pair(lines, name, Secrets.masked(name, value)));
    }

    private void counted(List<Text> lines) {
        if (!it.details().environment().isPresent() && !it.details().limits().isPresent()) {
            return;
        }
        if (lines.size() > 1) {
            String who = Long.toString(it.facts().pid());
            String name = it.facts().asked().map(Asked::name).orElse(who);
            lines.add(
                    Text.of(
                            it.details().environment().map(Map::size).orElse(0)
                                    + " variables: inspect "
                                    + name
                                    + " env; limits: inspect "
                                    + name
                                    + " limits"));
        }
    }

    private void heading(List<Text> lines, String name, Optional<Integer> count) {
        if (!lines.isEmpty()) {
            lines.add(Text.empty());
        }
        String number = count.filter(n -> n >= 0).map(n -> " (" + n + ")").orElse("");
        lines.add(Text.of(name + number, Tone.HEADING));
        if (count.isEmpty()) {
            String why =
                    it.facts().state().ended() ? "It has ended: there is nothing left." : NOT_TOLD;
            lines.addAll(Text.of(why).wrap(console.width()));
        }
    }

    private void pair(List<Text> lines, String key, String value) {
        Text label = Text.of(key, Tone.STRONG).append("  ");
        lines.addAll(Text.of(value).wrap(console.width(), label, Text.of("  ")));
    }

    private static String names(List<String> signals) {
        return signals.isEmpty() ? "none" : String.join(" ", signals);
    }

    private static String kib(OptionalLong kib) {
        if (kib.isEmpty()) {
            return "not known";
        }
        long value = kib.getAsLong();
        return value < 10_240
                ? value + " KiB"
                : String.format(Locale.ROOT, "%.1f MiB", value / 1024.0);
    }
}
