package io.forkshop.app.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The table of commands. A command's class is loaded when it is first needed, so that a long table
 * costs nothing on the way to the first prompt.
 */
public final class Registry {
    /** Every command, in the order in which help lists them: the book, the processes, the rest. */
    private static final List<String> NAMES =
            List.of(
                    "help",
                    "toc",
                    "where",
                    "read",
                    "next",
                    "back",
                    "goto",
                    "run",
                    "fork",
                    "spawn",
                    "exec",
                    "execFile",
                    "send",
                    "messages",
                    "await",
                    "kill",
                    "disconnect",
                    "output",
                    "ps",
                    "tree",
                    "changed",
                    "history",
                    "inspect",
                    "explain",
                    "predict",
                    "trace",
                    "cleanup",
                    "cluster",
                    "fault",
                    "ask",
                    "bench",
                    "clear",
                    "lang",
                    "quit");

    /** Words that people bring along from other programs, and what they mean here. */
    private static final List<String> ALIASES =
            List.of("?", ".help", "exit", ".exit", "q", ":q", "list", "execfile");

    private static final Set<String> WORDS = words();

    private Registry() {}

    /** Makes the command of exactly this name. */
    private static Command make(String name) {
        return switch (name) {
            case "help" -> new Help();
            case "toc" -> new TableOfContents();
            case "where" -> new Where();
            case "read" -> new Read();
            case "next" -> new Step(true);
            case "back" -> new Step(false);
            case "goto" -> new Goto();
            case "run" -> new Run();
            case "fork" -> new Fork();
            case "spawn" -> new Spawn();
            case "exec" -> new Exec();
            case "execFile" -> new ExecFile();
            case "send" -> new Send();
            case "messages" -> new Messages();
            case "await" -> new Await();
            case "kill" -> new Kill();
            case "disconnect" -> new Disconnect();
            case "output" -> new Output();
            case "ps" -> new Ps();
            case "tree" -> new Tree();
            case "changed" -> new Changed();
            case "history" -> new HistoryCommand();
            case "inspect" -> new InspectCommand();
            case "explain" -> new Explain();
            case "trace" -> new Trace();
            case "predict" -> new Predict();
            case "cleanup" -> new Cleanup();
            case "cluster" -> new ClusterCommand();
            case "fault" -> new FaultCommand();
            case "ask" -> new Ask();
            case "bench" -> new BenchCommand();
            case "clear" -> new Clear();
            case "lang" -> new Lang();
            case "quit" -> new Quit();
            default -> throw new IllegalArgumentException("no command " + name);
        };
    }

    public static List<String> names() {
        return NAMES;
    }

    /** Names and aliases: the first words that make a line a command. */
    public static Set<String> words() {
        if (WORDS != null) {
            return WORDS;
        }
        Set<String> words = new LinkedHashSet<>(NAMES);
        words.addAll(ALIASES);
        return words;
    }

    /** The command of this name or alias, or null. */
    public static Command find(String word) {
        String name = meaning(word);
        return NAMES.contains(name) ? make(name) : null;
    }

    /** All names that begin like this. */
    static List<String> beginningWith(String prefix) {
        List<String> found = new ArrayList<>();
        for (String name : NAMES) {
            if (name.startsWith(prefix)) {
                found.add(name);
            }
        }
        return found;
    }

    private static String meaning(String word) {
        return switch (word) {
            case "?", ".help", "" -> "help";
            case "exit", ".exit", "q", ":q" -> "quit";
            case "list" -> "toc";
            case "execfile" -> "execFile";
            default -> word;
        };
    }
}
