package io.forkshop.app.command;

import io.forkshop.app.inspect.ProcessRow;
import io.forkshop.app.world.CleanUpReport;

import java.util.List;
import java.util.stream.Collectors;

/** Ends every process that this workbench has started. */
final class Cleanup implements Command {
    private static final int LONGEST = 40;

    @Override
    public String name() {
        return "cleanup";
    }

    @Override
    public String synopsis() {
        return "cleanup";
    }

    @Override
    public String summary() {
        return "end every process of this workbench";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Asks each with SIGTERM, waits a second, then kills what is left with SIGKILL:",
                "children, descendants, and those that left their parents. Ctrl-C meanwhile",
                "means: kill at once.");
    }

    @Override
    public Moves moves() {
        return Moves.PROCESSES;
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        CleanUpReport report = session.world().cleanUp();
        if (!report.survivors().isEmpty()) {
            return Outcome.failed(
                    "These could not be ended: "
                            + list(report.survivors())
                            + ". They may belong to"
                            + " another user.");
        }
        session.console().print(told(report));
        return Outcome.OK;
    }

    /** One sentence about what was done. */
    static String told(CleanUpReport report) {
        int all = report.asked().size();
        if (all == 0) {
            return "Nothing to end: no process of this workbench is alive.";
        }
        String ended = (all == 1 ? "1 process" : all + " processes") + " ended";
        return report.killed().isEmpty()
                ? ended + " on SIGTERM. None is left."
                : ended + "; SIGKILL was needed for " + list(report.killed()) + ". None is left.";
    }

    private static String list(List<ProcessRow> rows) {
        return rows.stream().map(Cleanup::shown).collect(Collectors.joining(", "));
    }

    private static String shown(ProcessRow row) {
        String command = row.command();
        String start = command.length() > LONGEST ? command.substring(0, LONGEST) + "..." : command;
        return "pid " + row.pid() + " (" + start + ")";
    }
}
