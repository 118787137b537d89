package io.forkshop.app.command;

import io.forkshop.app.inspect.Inspector;
import io.forkshop.app.inspect.Listing;
import io.forkshop.app.inspect.ProcessRow;
import io.forkshop.app.inspect.ProcessTree;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.app.world.World;

import java.util.ArrayList;
import java.util.List;

/** Who is whose child, drawn. */
final class Tree implements Command {
    private static final int LEAST_COMMAND = 12;

    @Override
    public String name() {
        return "tree";
    }

    @Override
    public String synopsis() {
        return "tree";
    }

    @Override
    public String summary() {
        return "draw who is whose child";
    }

    @Override
    public List<String> details() {
        return List.of(
                "The workbench and its descendants. A process whose parent ended before it is",
                "drawn apart: it belongs to another parent now.");
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        World world = session.world();
        Console console = session.console();
        Listing listing = new Inspector(world.mark().entry()).look(world.running());
        ProcessTree tree = new ProcessTree(listing.rows(), !console.style().unicode());
        long self = ProcessHandle.current().pid();
        List<Text> lines = new ArrayList<>();
        for (ProcessTree.Branch branch : tree.under(self)) {
            lines.add(line(branch, listing, world, console));
        }
        for (ProcessRow row : tree.reparented(self)) {
            lines.add(
                    Text.of(
                            "The parent of this one has ended; "
                                    + newParent(row)
                                    + " took it over:"));
            for (ProcessTree.Branch branch : tree.under(row.pid())) {
                lines.add(line(branch, listing, world, console));
            }
        }
        console.show(lines);
        return Outcome.OK;
    }

    private static String newParent(ProcessRow row) {
        return row.parent() == 0 ? "a process out of sight" : "pid " + row.parent();
    }

    private static Text line(
            ProcessTree.Branch branch, Listing listing, World world, Console console) {
        ProcessRow row = branch.row();
        Text line =
                Text.of(branch.stroke(), Tone.DIM)
                        .append(Who.is(row, listing.rows(), world), Tone.NAME)
                        .append("  pid " + row.pid() + "  " + row.state().word() + "  ");
        int room = Math.max(LEAST_COMMAND, console.width() - line.columns());
        String command = ShortCommand.of(row.command(), room, console.style());
        return line.append(command).truncate(console.width(), console.style());
    }
}
