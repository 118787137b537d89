package io.forkshop.app.command;

import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists the commands, or explains one. */
final class Help implements Command {
    private static final int INDENT = 17;

    /** Listed in one row with another; the list would not fit on a screen of 24 rows. */
    private static final Map<String, String> TWINS =
            Map.ofEntries(
                    Map.entry("toc", "where"),
                    Map.entry("read", "goto"),
                    Map.entry("next", "back"),
                    Map.entry("run", "claims"),
                    Map.entry("quiz", "spinner"),
                    Map.entry("fork", "spawn"),
                    Map.entry("record", "handbook"),
                    Map.entry("cleanup", "quit"),
                    Map.entry("await", "output"),
                    Map.entry("exec", "execFile"),
                    Map.entry("send", "messages"),
                    Map.entry("kill", "disconnect"),
                    Map.entry("ps", "tree"),
                    Map.entry("changed", "history"),
                    Map.entry("cluster", "fault"),
                    Map.entry("ask", "load"),
                    Map.entry("compare", "bench"),
                    Map.entry("java", "eval"),
                    Map.entry("clear", "lang"),
                    Map.entry("inspect", "explain"),
                    Map.entry("predict", "trace"));

    /** What those say in one row whose own words would take two. */
    private static final Map<String, String> SHORT =
            Map.ofEntries(
                    Map.entry("toc", "the pages of the book, and where you are"),
                    Map.entry("read", "read the page you are on; go to another and read it"),
                    Map.entry(
                            "await", "wait for a message, the end, a port; show what was printed"),
                    Map.entry("kill", "send a signal, SIGTERM if none is named; close a channel"),
                    Map.entry("ps", "our processes as the machine sees them; drawn as a tree"),
                    Map.entry("changed", "who was born, died or changed; the snapshots compared"),
                    Map.entry("ask", "ask a server N times; ask it all the time, and measure"),
                    Map.entry("compare", "the serving models under one load; us against node"),
                    Map.entry("inspect", "all the kernel knows of a process; explain a column"),
                    Map.entry("predict", "say what the next command does; see its system calls"),
                    Map.entry("run", "predict, run an experiment; what held on this machine"),
                    Map.entry("quiz", "questions about a section; computing that freezes a screen"),
                    Map.entry(
                            "fork", "start a worker, with a message channel; any program, without"),
                    Map.entry(
                            "record",
                            "keep what is typed and shown; make the book of the chapters"),
                    Map.entry("cleanup", "end every process of this workbench; and leave"));

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String synopsis() {
        return "help [COMMAND]";
    }

    @Override
    public String summary() {
        return "list the commands, or explain one";
    }

    @Override
    public List<String> details() {
        return List.of("'?' and '.help' are understood, too. Example: help fork");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.COMMAND, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        return arguments.count() == 0
                ? all(session.console())
                : one(arguments.words().getFirst(), session.console());
    }

    /** Names and what they do: with synopses the list would not fit on a screen of 80 columns. */
    private Outcome all(Console console) {
        List<Text> lines = new ArrayList<>();
        for (String name : Registry.names()) {
            if (name.equals(name()) || TWINS.containsValue(name)) {
                continue; // the last line explains help
            }
            String twin = TWINS.getOrDefault(name, "");
            Text label = Text.of("  ").append(name, Tone.TYPED);
            label = twin.isEmpty() ? label : label.append(" ").append(twin, Tone.TYPED);
            Text indent = Text.of(" ".repeat(INDENT + 2));
            Text summary = Text.of(summary(name, twin));
            lines.addAll(summary.wrap(console.width(), label.pad(INDENT + 2), indent));
        }
        lines.add(next("help fork", "explains a command; Tab completes it"));
        console.show(lines);
        return Outcome.OK;
    }

    private static String summary(String name, String twin) {
        if (SHORT.containsKey(name)) {
            return SHORT.get(name);
        }
        String one = Registry.find(name).summary();
        return twin.isEmpty() ? one : one + "; " + Registry.find(twin).summary();
    }

    private static Outcome one(String asked, Console console) {
        String word = asked.startsWith("/") ? asked.substring(1) : asked;
        Command command = asked.startsWith("/") ? Registry.findSlash(word) : Registry.find(word);
        command = command == null ? Registry.findSlash(word) : command;
        if (command == null) {
            return Unknown.command(word);
        }
        List<Text> lines = new ArrayList<>();
        lines.addAll(Text.of(command.synopsis(), Tone.STRONG).wrap(console.width()));
        Text two = Text.of("  ");
        lines.addAll(Text.of(command.summary()).wrap(console.width(), two, two));
        for (String line : command.details()) {
            Text indent = Text.of("  " + " ".repeat(line.length() - line.stripLeading().length()));
            lines.addAll(Text.of(line.strip()).wrap(console.width(), indent, indent));
        }
        lines.add(next("help", "lists all commands"));
        console.show(lines);
        return Outcome.OK;
    }

    private static Text next(String typed, String meaning) {
        return Text.of("Next: ", Tone.DIM).append(typed, Tone.TYPED).append(" " + meaning);
    }
}
