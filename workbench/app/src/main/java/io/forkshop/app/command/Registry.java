package io.forkshop.app.command;

import io.forkshop.app.evaluate.Kept;

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
                    "claims",
                    "quiz",
                    "fork",
                    "spawn",
                    "exec",
                    "execFile",
                    "send",
                    "messages",
                    "record",
                    "await",
                    "kill",
                    "disconnect",
                    "output",
                    "ps",
                    "tree",
                    "top",
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
                    "load",
                    "compare",
                    "bench",
                    "spinner",
                    "handbook",
                    "java",
                    "eval",
                    "clear",
                    "lang",
                    "quit");

    /**
     * What jshell's users know, about the Java that was typed. With a slash only: without it such
     * words are a learner's own variables, or commands about the book and the exercises.
     */
    private static final List<String> JAVA_NAMES =
            List.of(
                    "/list",
                    "/vars",
                    "/methods",
                    "/types",
                    "/imports",
                    "/open",
                    "/save",
                    "/edit",
                    "/drop",
                    "/reset",
                    "/reload",
                    "/restore");

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
            case "claims" -> new Claims();
            case "quiz" -> new QuizCommand();
            case "fork" -> new Fork();
            case "spawn" -> new Spawn();
            case "exec" -> new Exec();
            case "execFile" -> new ExecFile();
            case "send" -> new Send();
            case "messages" -> new Messages();
            case "record" -> new Record();
            case "await" -> new Await();
            case "kill" -> new Kill();
            case "disconnect" -> new Disconnect();
            case "output" -> new Output();
            case "ps" -> new Ps();
            case "tree" -> new Tree();
            case "top" -> new Top();
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
            case "load" -> new LoadCommand();
            case "compare" -> new CompareCommand();
            case "bench" -> new BenchCommand();
            case "spinner" -> new Spinner();
            case "handbook" -> new Handbook();
            case "java" -> new JavaHelp();
            case "eval" -> new Eval();
            case "clear" -> new Clear();
            case "lang" -> new Lang();
            case "quit" -> new Quit();
            default -> makeJava(name);
        };
    }

    private static Command makeJava(String name) {
        return switch (name) {
            case "/list" -> new ListSnippets();
            case "/vars" -> new Declared(Kept.Kind.VARIABLE);
            case "/methods" -> new Declared(Kept.Kind.METHOD);
            case "/types" -> new Declared(Kept.Kind.TYPE);
            case "/imports" -> new Declared(Kept.Kind.IMPORT);
            case "/open" -> new Open();
            case "/save" -> new Save();
            case "/edit" -> new Edit();
            case "/drop" -> new Drop();
            case "/reset" -> new Reset();
            case "/reload" -> new Reload();
            case "/restore" -> new Restore();
            default -> throw new IllegalArgumentException("no command " + name);
        };
    }

    public static List<String> names() {
        return NAMES;
    }

    /** Those that are typed with a slash only, each with it. */
    static List<String> javaNames() {
        return JAVA_NAMES;
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
        return NAMES.contains(name) || JAVA_NAMES.contains(name) ? make(name) : null;
    }

    /**
     * As {@link #find}, of a word that was typed behind a slash: there jshell's sense comes first.
     */
    static Command findSlash(String word) {
        Command java = JAVA_NAMES.contains("/" + word) ? find("/" + word) : null;
        return java != null ? java : find(word);
    }

    /** What a word behind a slash may be the beginning of, without slashes. */
    static List<String> beginningWithSlash(String prefix) {
        List<String> found = new ArrayList<>(beginningWith(prefix));
        for (String name : JAVA_NAMES) {
            if (name.startsWith(prefix, 1)) {
                found.add(name.substring(1));
            }
        }
        return found;
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
