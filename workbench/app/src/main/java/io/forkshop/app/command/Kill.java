package io.forkshop.app.command;

import io.forkshop.app.world.Live;
import io.forkshop.app.world.World;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.Signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sends a signal to a process of ours. */
final class Kill implements Command {
    @Override
    public String name() {
        return "kill";
    }

    @Override
    public String synopsis() {
        return "kill [--show] [--tree] NAME|PID [SIGNAL]";
    }

    @Override
    public String summary() {
        return "send a signal, SIGTERM when none is named";
    }

    @Override
    public List<String> details() {
        return List.of(
                "SIGNAL is a name or a number: SIGKILL, term, 9; 'kill -9 w1' works too. Only",
                "processes of this workbench can be signalled: children and descendants.",
                "Delivered does not mean dead: a process may catch most signals.",
                "  --tree   NAME and all that descends from it: SIGTERM, and SIGKILL a second",
                "           later to those that are left; whoever survives is listed",
                "  --show   print the Java call that does the same",
                "Example: kill w1 SIGKILL");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.WORKER_OR_PID, Candidates.SIGNAL, Candidates.NOTHING);
    }

    @Override
    public Moves moves() {
        return Moves.PROCESSES;
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws InterruptedException {
        List<String> words = new ArrayList<>(arguments.words());
        boolean show = words.remove(JavaCall.FLAG);
        if (words.remove(KillTree.FLAG)) {
            return KillTree.run(words, show, session);
        }
        if (words.size() > 1 && words.getFirst().matches("-\\w+") && !signalName(words.get(1))) {
            words.add(words.removeFirst().substring(1)); // as in kill -9 4711
        }
        if (words.isEmpty() || words.size() > 2) {
            return Outcome.usage("kill needs a process and perhaps a signal: kill w1 SIGKILL");
        }
        Signal signal = words.size() == 2 ? signal(words.get(1)) : Signal.SIGTERM;
        String target = words.getFirst();
        return target.matches("[+-]?\\d+")
                ? killPid(target, signal, show, session)
                : killNamed(Workers.find(session.world(), target), signal, show, session);
    }

    private static boolean signalName(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        return Signal.names().contains(name.startsWith("SIG") ? name : "SIG" + name);
    }

    private static Signal signal(String typed) {
        try {
            return Signal.of(typed);
        } catch (ForkshopException e) {
            String bare = typed.toUpperCase(Locale.ROOT);
            String name = bare.startsWith("SIG") ? bare : "SIG" + bare;
            throw new ForkshopException(
                    e.code(),
                    "There is no signal '"
                            + typed
                            + "'."
                            + Spelling.hint(name, Signal.names())
                            + " Nothing was sent. Often used: SIGTERM, SIGKILL, SIGSTOP, SIGCONT.");
        }
    }

    private static Outcome killNamed(Live live, Signal signal, boolean show, Session session) {
        if (show) {
            session.console().print(live.name() + ".kill(" + JavaCall.signal(signal) + ");");
        }
        if (!live.child().kill(signal)) {
            return Outcome.failed(
                    live.ending()
                                    .map(s -> Workers.ended(live, s))
                                    .orElse(live.name() + " has ended.")
                            + " Nothing was signalled.");
        }
        session.console()
                .print(
                        signal.name()
                                + " delivered to "
                                + live.name()
                                + " (pid "
                                + live.pid()
                                + ").");
        return Outcome.OK;
    }

    private static Outcome killPid(String typed, Signal signal, boolean show, Session session) {
        long pid = pid(typed);
        if (pid <= 0) {
            return Outcome.usage(
                    typed
                            + " is not a pid: 0 and below would mean whole groups of processes, the"
                            + " workbench among them. Nothing was signalled.");
        }
        if (pid == ProcessHandle.current().pid()) {
            return Outcome.failed(pid + " is this workbench itself. To leave it: quit");
        }
        World world = session.world();
        if (show) {
            session.console()
                    .print(
                            "Processes.signal("
                                    + pid
                                    + ", "
                                    + JavaCall.signal(signal)
                                    + ", () -> true);");
        }
        if (!world.signal(pid, signal)) {
            return Outcome.failed(
                    typed
                            + " is not a process of this workbench, or has ended. Only its own may"
                            + " be signalled; 'ps' lists them.");
        }
        String name = world.names().get(pid);
        String who = name == null ? "pid " + pid : name + " (pid " + pid + ")";
        session.console().print(signal.name() + " delivered to " + who + ".");
        return Outcome.OK;
    }

    private static long pid(String typed) {
        try {
            return Long.parseLong(typed);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE; // more digits than any pid has: a process that does not exist
        }
    }
}
