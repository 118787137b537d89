package io.forkshop.app.command;

import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Table;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.world.Journal;
import io.forkshop.app.world.JournalEntry;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What went over the channels. */
final class Messages implements Command {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public String synopsis() {
        return "messages [NAME]";
    }

    @Override
    public String summary() {
        return "list what went over the channels";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Every frame both ways, the newest last: when, from whom, to whom, how many",
                "bytes on the wire. What the runtimes exchange among themselves is marked",
                "internal; bytes that are no message are marked bad.",
                "Example: messages w1");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.WORKER, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        Optional<String> name = arguments.word(0);
        name.ifPresent(n -> Workers.forked(session.world(), n));
        Journal journal = session.world().journal();
        List<JournalEntry> entries =
                journal.entries().stream()
                        .filter(entry -> name.map(entry::concerns).orElse(true))
                        .toList();
        Console console = session.console();
        if (entries.isEmpty()) {
            console.print(
                    "No message has gone over "
                            + name.map(n -> n + "'s channel").orElse("any channel")
                            + " yet. 'send NAME JSON' sends one.");
            return Outcome.OK;
        }
        List<Text> lines = new ArrayList<>();
        if (journal.dropped() > 0) {
            lines.add(Text.of(journal.dropped() + " earlier ones are no longer kept."));
        }
        lines.addAll(table(entries).render(console.width(), console.style()));
        console.show(lines);
        return Outcome.OK;
    }

    private static Table table(List<JournalEntry> entries) {
        Table table = Table.of("TIME", "FROM", "TO", "BYTES", "MESSAGE").right(3);
        for (JournalEntry entry : entries) {
            table.row(
                    TIME.format(entry.time()),
                    entry.from(),
                    entry.to(),
                    entry.bytes(),
                    shown(entry));
        }
        return table;
    }

    private static String shown(JournalEntry entry) {
        return switch (entry.kind()) {
            case USER -> entry.json();
            case INTERNAL -> "(internal) " + entry.json();
            case BAD -> "(bad) " + entry.json();
        };
    }
}
