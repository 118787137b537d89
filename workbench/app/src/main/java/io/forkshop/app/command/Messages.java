package io.forkshop.app.command;

import io.forkshop.app.command.tap.HexRows;
import io.forkshop.app.command.tap.Lanes;
import io.forkshop.app.command.tap.MessageJson;
import io.forkshop.app.command.tap.MessageTable;
import io.forkshop.app.command.tap.Selection;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.world.Journal;
import io.forkshop.app.world.JournalEntry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What went over the channels. */
final class Messages implements Command {
    /** On a screen; who wants more says so. */
    private static final int USUALLY = 1_000;

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public String synopsis() {
        return "messages [NAME...] [--live|--diagram] [--raw] [--json] [--save FILE] [FILTER...]";
    }

    @Override
    public String summary() {
        return "list what went over the channels";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Every frame both ways, the newest last: when, from whom to whom, how many",
                "bytes on the wire. What the runtimes exchange among themselves is marked",
                "internal, the answer to a handle ack or nack; bytes that are no message are",
                "marked bad. A descriptor that went along is shown with its number in the",
                "primary. The last 10000 are kept (4 MiB at most), of each its first 4 KiB.",
                "  --live           those that come from now on; q or Ctrl-C leaves. In a pipe",
                "                   until nobody can send any more, or for 10 s: --for TIME",
                "  --diagram        a lane for each process, arrows in the order of time",
                "  --raw            the bytes themselves, in hexadecimal and as text",
                "  --json           an object a line: n, time, nanos, from, to, kind, bytes,",
                "                   serialization, text, whole; where they apply rule, handle",
                "                   (type, fd) and, with --raw, hex",
                "  --save FILE      write them: .json, .ndjson or .jsonl as JSON, .txt as shown",
                "Filters, all of which must hold:",
                "  --from, --to NAME   the sender, the receiver: primary, w1, c2, ...",
                "  --kind KIND      user, internal, handle, ack, nack or bad; several: ack,nack",
                "  --text STRING    in the message (its first 4096 bytes)",
                "  --since TIME     so long ago, such as 10s, or a time of today: 14:03:05",
                "  --last N         the newest N; with --live, N and no more",
                "Example: messages w1 w2 --diagram --kind user --last 50");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.WORKER);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws InterruptedException {
        MessageOptions options;
        try {
            options = MessageOptions.of(arguments, session.world());
        } catch (MessageOptions.Mistake e) {
            return Outcome.usage(e.getMessage());
        }
        if (options.live()) {
            return new LiveMessages(options, session).run();
        }
        Journal journal = session.world().journal();
        List<JournalEntry> found =
                journal.entries().stream().filter(options.selection()::holds).toList();
        int most = options.last() > 0 ? options.last() : Journal.MOST_ENTRIES;
        List<JournalEntry> entries = found.subList(Math.max(0, found.size() - most), found.size());
        if (options.save().isPresent()) {
            return save(entries, options, session);
        }
        if (options.json()) {
            boolean hex = options.view() == MessageOptions.View.RAW;
            entries.forEach(e -> JsonText.print(MessageJson.of(e, hex), session.console()));
        } else if (entries.isEmpty()) {
            session.console().print(none(options.selection()));
        } else {
            show(entries, options, session.console(), journal.dropped());
        }
        return Outcome.OK;
    }

    private static String none(Selection wanted) {
        boolean narrowed =
                !wanted.equals(new Selection(wanted.names(), null, null, List.of(), "", 0));
        if (narrowed) {
            return "No message that is kept is like that. 'messages' lists all.";
        }
        String channel =
                wanted.names().isEmpty()
                        ? "any channel"
                        : String.join("'s or ", wanted.names()) + "'s channel";
        return "No message has gone over " + channel + " yet. 'send NAME JSON' sends one.";
    }

    private static void show(
            List<JournalEntry> entries, MessageOptions options, Console console, long dropped) {
        List<Text> lines = new ArrayList<>();
        if (dropped > 0) {
            lines.add(Text.of(dropped + " earlier ones are no longer kept."));
        }
        int hidden = options.last() > 0 ? 0 : Math.max(0, entries.size() - USUALLY);
        if (hidden > 0) {
            String how = " earlier ones are not shown; --last " + entries.size() + " shows them.";
            lines.add(Text.of(hidden + how));
        }
        List<JournalEntry> shown = entries.subList(hidden, entries.size());
        lines.addAll(view(shown, options.view(), console.width(), console.style()));
        console.show(lines);
    }

    private static List<Text> view(
            List<JournalEntry> entries, MessageOptions.View view, int width, Style style) {
        return switch (view) {
            case LIST -> MessageTable.of(entries, width, style);
            case DIAGRAM -> Lanes.of(entries, width, style);
            case RAW ->
                    entries.stream()
                            .<Text>mapMulti((e, out) -> HexRows.of(e, width, style).forEach(out))
                            .toList();
        };
    }

    private static Outcome save(List<JournalEntry> entries, MessageOptions options, Session session)
            throws InterruptedException {
        String name = options.save().orElseThrow();
        boolean text = name.toLowerCase(Locale.ROOT).endsWith(".txt");
        boolean json = name.toLowerCase(Locale.ROOT).matches(".*\\.(json|ndjson|jsonl)");
        if (!text && !json) {
            return Outcome.usage(
                    "'" + name + "' says not what is wanted: end it in .ndjson or in .txt.");
        }
        SavedFile.Place place = SavedFile.place(name, session);
        if (place.refused() != null) {
            return place.refused();
        }
        boolean hex = options.view() == MessageOptions.View.RAW;
        List<String> lines =
                json
                        ? entries.stream().map(e -> JsonText.of(MessageJson.of(e, hex))).toList()
                        : text(entries, options.view(), session.console());
        Optional<String> problem =
                place.file()
                        .write(
                                out -> {
                                    for (String line : lines) {
                                        out.write(line);
                                        out.newLine();
                                    }
                                });
        if (problem.isPresent()) {
            return Outcome.failed(problem.get());
        }
        String count = entries.size() + (entries.size() == 1 ? " message" : " messages");
        session.console().print(count + " saved in " + place.file().path() + ".");
        return Outcome.OK;
    }

    private static List<String> text(
            List<JournalEntry> entries, MessageOptions.View view, Console console) {
        Style plain = new Style(false, console.style().unicode());
        List<Text> lines =
                entries.isEmpty() ? List.of() : view(entries, view, console.width(), plain);
        return lines.stream().map(Text::plain).toList();
    }
}
