package io.forkshop.app.command;

import io.forkshop.app.inspect.Asked;
import io.forkshop.app.inspect.Measure;
import io.forkshop.app.inspect.ProcessFacts;
import io.forkshop.app.inspect.Snapshot;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Table;
import io.forkshop.app.terminal.Text;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rows of a snapshot as a table; on a wide screen, or when asked, with all columns. */
final class FactsTable {
    private static final List<String> FIRST = List.of("WHO", "PID", "PPID", "STAT");

    private static final Set<Measure> ALWAYS =
            EnumSet.of(Measure.THREADS, Measure.CORE, Measure.CPU, Measure.RESIDENT);
    private static final int ALL_FIT = 150;
    private static final int NARROW = 60;
    private static final int LEAST_COMMAND = 12;
    private static final int GAP = 2;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Snapshot snapshot;
    private final Console console;
    private final boolean all;
    private final boolean whole;

    /**
     * @param wide all columns and whole command lines, whatever fits
     */
    FactsTable(Snapshot snapshot, Console console, boolean wide) {
        this.snapshot = snapshot;
        this.console = console;
        this.all = wide || console.width() >= ALL_FIT || console.width() < NARROW;
        this.whole = wide;
    }

    /** Every heading that this table can have. */
    static List<String> headings() {
        List<String> all = new ArrayList<>(FIRST);
        for (Measure measure : Measure.values()) {
            all.add(measure.heading());
        }
        all.addAll(List.of("PORTS", "ASKED", "COMMAND"));
        return all;
    }

    List<Text> lines() {
        List<String> header = new ArrayList<>(FIRST);
        List<Measure> measures = measures();
        measures.forEach(measure -> header.add(measure.heading()));
        header.add("PORTS");
        if (all) {
            header.add("ASKED");
        }
        header.add("COMMAND");
        Table table = Table.of(header.toArray(String[]::new)).right(1, 2);
        for (int i = 0; i < measures.size(); i++) {
            table.right(4 + i);
        }
        List<List<Text>> rows = snapshot.processes().stream().map(p -> row(p, measures)).toList();
        int room = room(header, rows);
        for (int i = 0; i < rows.size(); i++) {
            List<Text> cells = new ArrayList<>(rows.get(i));
            String command = snapshot.processes().get(i).command();
            cells.add(Text.of(whole ? command : ShortCommand.of(command, room, console.style())));
            table.row(cells);
        }
        int width = whole ? Math.max(console.width(), ALL_FIT) : console.width();
        return table.render(width, console.style());
    }

    /** What the other columns leave to the command. */
    private int room(List<String> header, List<List<Text>> rows) {
        if (console.width() < NARROW) {
            return console.width() - "COMMAND: ".length(); // a line of its own
        }
        int used = 0;
        for (int i = 0; i < header.size() - 1; i++) {
            int widest = header.get(i).length();
            for (List<Text> row : rows) {
                widest = Math.max(widest, row.get(i).columns());
            }
            used += widest + GAP;
        }
        return Math.max(LEAST_COMMAND, console.width() - used);
    }

    private List<Measure> measures() {
        List<Measure> shown = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            boolean told =
                    snapshot.processes().stream().anyMatch(p -> p.measure(measure).isPresent());
            // PSS is told only where it was asked for.
            if (measure == Measure.PROPORTIONAL ? told : all || ALWAYS.contains(measure)) {
                shown.add(measure);
            }
        }
        return shown;
    }

    private List<Text> row(ProcessFacts process, List<Measure> measures) {
        List<Text> cells = new ArrayList<>();
        cells.add(Text.of(Who.is(process, snapshot)));
        cells.add(Text.of("" + process.pid()));
        cells.add(Text.of(process.parent() == 0 ? "?" : "" + process.parent()));
        cells.add(Text.of("" + process.state().letter()));
        measures.forEach(measure -> cells.add(Text.of(value(process, measure))));
        cells.add(Text.of(ports(process)));
        if (all) {
            cells.add(Text.of(process.asked().map(Asked::line).orElse("")));
        }
        return cells;
    }

    /** {@code ?} where the kernel did not say. */
    static String value(ProcessFacts process, Measure measure) {
        return process.measures().containsKey(measure)
                ? shown(measure, process.measures().get(measure))
                : "?";
    }

    private static String shown(Measure measure, long value) {
        return switch (measure) {
            case CPU -> String.format(Locale.ROOT, "%.2f", value / 1000.0);
            case STARTED ->
                    TIME.format(
                            LocalTime.ofInstant(Instant.ofEpochMilli(value), ZoneId.systemDefault())
                                    .truncatedTo(ChronoUnit.SECONDS));
            default -> Long.toString(value);
        };
    }

    private static String ports(ProcessFacts process) {
        return process.ports()
                .map(ports -> ports.isEmpty() ? "-" : String.join(" ", ports))
                .orElse("?");
    }
}
