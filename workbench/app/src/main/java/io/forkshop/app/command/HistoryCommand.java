package io.forkshop.app.command;

import io.forkshop.app.inspect.History;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Table;
import io.forkshop.app.terminal.Text;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The snapshots of this session, with the command that caused each. */
final class HistoryCommand implements Command {
    static final List<String> COLUMNS = List.of("SNAPSHOT", "TIME", "PROCESSES", "AFTER");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String synopsis() {
        return "history [--json]";
    }

    @Override
    public String summary() {
        return "list the snapshots, and what caused each";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Each command that starts or ends a process takes a snapshot of our processes",
                "when it is done. What had changed by itself until then is kept as one of its",
                "own. The last 100 are kept. 'ps @3' shows one, 'changed @3' compares.",
                "  --json   one object a line, as docs/json.adoc describes it");
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        Console console = session.console();
        History history = session.watch().history();
        List<History.Entry> entries = history.entries();
        if (arguments.flag(JsonText.FLAG)) {
            entries.forEach(entry -> JsonText.print(json(entry), console));
            return Outcome.OK;
        }
        if (entries.isEmpty()) {
            console.print("No command has started or ended a process yet. 'fork FILE' does.");
            return Outcome.OK;
        }
        List<Text> lines = new ArrayList<>();
        if (history.dropped() > 0) {
            lines.add(Text.of(history.dropped() + " earlier ones are no longer kept."));
        }
        Table table = Table.of(COLUMNS.toArray(String[]::new)).right(2);
        for (History.Entry entry : entries) {
            table.row(
                    "@" + entry.number(),
                    TIME.format(
                            LocalTime.ofInstant(entry.snapshot().time(), ZoneId.systemDefault())),
                    entry.snapshot().learners().size(),
                    entry.cause());
        }
        lines.addAll(table.render(console.width(), console.style()));
        console.show(lines);
        return Outcome.OK;
    }

    private static Map<String, Object> json(History.Entry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("snapshot", entry.number());
        json.put("time", entry.snapshot().time().toString());
        json.put("cause", entry.cause());
        json.put("processes", entry.snapshot().learners().size());
        return json;
    }
}
