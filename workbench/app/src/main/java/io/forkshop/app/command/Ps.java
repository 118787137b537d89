package io.forkshop.app.command;

import io.forkshop.app.inspect.Inspector;
import io.forkshop.app.inspect.Listing;
import io.forkshop.app.inspect.ProcessRow;
import io.forkshop.app.inspect.ProcessState;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Table;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.app.world.World;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The processes of this workbench, as the machine's own ps shows them. */
final class Ps implements Command {
    static final List<String> COLUMNS =
            List.of("WHO", "PID", "PPID", "STAT", "NLWP", "RSS", "COMMAND");

    private static final int OTHER_COLUMNS = 48;
    private static final int LEAST_COMMAND = 24;
    private static final int NARROW = 60;
    private static final List<String> LONG = List.of("--long", PsSnapshot.PSS, JsonText.FLAG);

    @Override
    public String name() {
        return "ps";
    }

    @Override
    public String synopsis() {
        return "ps [--long] [--pss] [--wide] [--json] [@N]";
    }

    @Override
    public String summary() {
        return "show our processes as the machine's ps sees them";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Runs ps over this workbench and its descendants, and prints the line it ran",
                "first: type it in another terminal and compare. Where ps does not answer,",
                "/proc or Java's ProcessHandle is asked instead, and that is said.",
                "  --long   what the kernel knows besides: cores, times, switches, ports",
                "  --pss    the same with PSS, the memory that is fairly ours",
                "  --wide   whole command lines; of --long and @N all columns",
                "  --json   all that is known, as docs/json.adoc describes it",
                "  @N       as it was in snapshot N; 'history' lists them",
                "'explain PGID' explains a column. Example: ps @2");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.SNAPSHOT, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        List<String> words = arguments.positionals();
        if (words.size() > 1 || !words.stream().allMatch(SnapshotNumber::is)) {
            return Outcome.usage("ps takes no names, but the number of a snapshot: ps @2");
        }
        boolean snapshot = !words.isEmpty() || LONG.stream().anyMatch(arguments::flag);
        return snapshot ? PsSnapshot.run(arguments, words, session) : listing(arguments, session);
    }

    private static Outcome listing(Arguments arguments, Session session) {
        World world = session.world();
        Console console = session.console();
        Listing listing = new Inspector(world.mark().entry()).look(world.running());
        List<Text> lines = new ArrayList<>();
        if (!listing.commandLine().isEmpty()) {
            lines.add(Text.of("$ " + listing.commandLine(), Tone.TYPED));
        }
        listing.note().ifPresent(note -> lines.addAll(Text.of(note).wrap(console.width())));
        boolean wide = arguments.flag("--wide");
        lines.addAll(table(listing, world, wide, console).render(console.width(), console.style()));
        lines.addAll(Text.of(legend(listing.rows()), Tone.DIM).wrap(console.width()));
        console.show(lines);
        return Outcome.OK;
    }

    private static Table table(Listing listing, World world, boolean wide, Console console) {
        Table table = Table.of(COLUMNS.toArray(String[]::new)).right(1, 2, 4, 5);
        int room = console.width() - (console.width() < NARROW ? 9 : OTHER_COLUMNS);
        for (ProcessRow row : listing.rows()) {
            String command =
                    wide
                            ? row.command()
                            : ShortCommand.of(
                                    row.command(), Math.max(LEAST_COMMAND, room), console.style());
            table.row(
                    Who.is(row, listing.rows(), world),
                    row.pid(),
                    row.parent(),
                    row.stat(),
                    known(row.threads()),
                    known(row.residentKib()),
                    command);
        }
        return table;
    }

    private static String known(long number) {
        return number == ProcessRow.NOT_KNOWN ? "?" : Long.toString(number);
    }

    private static String legend(List<ProcessRow> rows) {
        String letters =
                rows.stream()
                        .map(ProcessRow::state)
                        .distinct()
                        .map(Ps::explained)
                        .collect(Collectors.joining(", "));
        return "STAT "
                + letters
                + "; NLWP threads; RSS memory in RAM, KiB. 'explain RSS' tells more.";
    }

    private static String explained(ProcessState state) {
        return state.letter() + " " + state.word();
    }
}
