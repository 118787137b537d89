package io.forkshop.app.command;

import io.forkshop.app.command.live.ChangingTree;
import io.forkshop.app.inspect.History;
import io.forkshop.app.inspect.Inspector;
import io.forkshop.app.inspect.Listing;
import io.forkshop.app.inspect.ProcessRow;
import io.forkshop.app.inspect.ProcessTree;
import io.forkshop.app.inspect.Snapshot;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.app.world.World;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Who is whose child, drawn. */
final class Tree implements Command {
    private static final int LEAST_COMMAND = 12;
    private static final String LIVE = "--live";
    private static final String ALONE = "--live stands alone: tree --live";

    @Override
    public String name() {
        return "tree";
    }

    @Override
    public String synopsis() {
        return "tree [--live] [--json] [@N]";
    }

    @Override
    public String summary() {
        return "draw who is whose child";
    }

    @Override
    public List<String> details() {
        return List.of(
                "The workbench and its descendants. A process whose parent ended before it is",
                "drawn apart: it belongs to another parent now.",
                "  --live   drawn over itself when it changes, with what changed beside it",
                "           for three seconds: born, died and how, adopted, stopped; q leaves",
                "  --json   all that is known, as docs/json.adoc describes it",
                "  @N       as it was in snapshot N; 'history' lists them");
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws InterruptedException {
        List<String> words = arguments.positionals();
        if (arguments.flag(LIVE)) {
            return arguments.count() == 1 ? live(session) : Outcome.usage(ALONE);
        }
        if (words.size() > 1 || !words.stream().allMatch(SnapshotNumber::is)) {
            return Outcome.usage("tree takes no names, but the number of a snapshot: tree @2");
        }
        Optional<History.Entry> kept =
                words.stream()
                        .findFirst()
                        .map(word -> SnapshotNumber.find(session.watch().history(), word));
        if (arguments.flag(JsonText.FLAG)) {
            Snapshot snapshot = kept.map(History.Entry::snapshot).orElseGet(session.watch()::now);
            JsonText.print(FactsJson.tree(snapshot, kept), session.console());
        } else if (kept.isPresent()) {
            Snapshot snapshot = kept.get().snapshot();
            session.console().print("As it was in @" + kept.get().number() + ":");
            Function<ProcessRow, Text> line = row -> line(row, called(row, snapshot));
            session.console().show(lines(snapshot.rows(), line, session.console()));
        } else {
            World world = session.world();
            Listing listing = new Inspector(world.mark().entry()).look(world.running());
            Function<ProcessRow, Text> line = row -> line(row, Who.is(row, listing.rows(), world));
            session.console().show(lines(listing.rows(), line, session.console()));
        }
        return Outcome.OK;
    }

    private static Outcome live(Session session) throws InterruptedException {
        Watch watch = session.watch();
        ChangingTree tree = new ChangingTree(watch::ending);
        session.console()
                .live(
                        () -> {
                            tree.next(watch.now(Set.of()));
                            return lines(
                                    tree.rows(), row -> changing(row, tree), session.console());
                        });
        return Outcome.OK;
    }

    private static Text changing(ProcessRow row, ChangingTree tree) {
        String who = tree.seen(row.pid(), Who::is).orElse("?");
        Text line = tree.gone(row.pid()) ? named(row, who) : line(row, who);
        String words = tree.words(row.pid());
        return words.isEmpty() ? line : line.append(words + "  ", Tone.WARNING);
    }

    private static String called(ProcessRow row, Snapshot snapshot) {
        return snapshot.find(row.pid()).map(process -> Who.is(process, snapshot)).orElse("?");
    }

    private static List<Text> lines(
            List<ProcessRow> rows, Function<ProcessRow, Text> line, Console console) {
        ProcessTree tree = new ProcessTree(rows, !console.style().unicode());
        long self = ProcessHandle.current().pid();
        List<Text> lines = new ArrayList<>();
        for (ProcessTree.Branch branch : tree.under(self)) {
            lines.add(line(branch, line, console));
        }
        for (ProcessRow row : tree.reparented(self)) {
            lines.add(
                    Text.of(
                            "The parent of this one has ended; "
                                    + newParent(row)
                                    + " took it over:"));
            for (ProcessTree.Branch branch : tree.under(row.pid())) {
                lines.add(line(branch, line, console));
            }
        }
        return lines;
    }

    private static String newParent(ProcessRow row) {
        return row.parent() == 0 ? "a process out of sight" : "pid " + row.parent();
    }

    private static Text named(ProcessRow row, String who) {
        return Text.of(who, Tone.NAME).append("  pid " + row.pid() + "  ");
    }

    private static Text line(ProcessRow row, String who) {
        return named(row, who).append(row.state().word() + "  ");
    }

    private static Text line(
            ProcessTree.Branch branch, Function<ProcessRow, Text> text, Console console) {
        ProcessRow row = branch.row();
        Text line = Text.of(branch.stroke(), Tone.DIM).append(text.apply(row));
        int room = Math.max(LEAST_COMMAND, console.width() - line.columns());
        String command = ShortCommand.of(row.command(), room, console.style());
        return line.append(command).truncate(console.width(), console.style());
    }
}
