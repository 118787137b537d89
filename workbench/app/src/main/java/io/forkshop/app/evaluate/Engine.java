package io.forkshop.app.evaluate;

import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** JShell and its session. Everything here happens on one thread, the evaluator's. */
final class Engine {
    private static final Pattern NAME = Pattern.compile("\\b[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private final Setup setup;
    private final Sessions sessions;
    private final Remote remote;
    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final List<String> lost = new ArrayList<>(); // the sources of lost variables
    private final Set<String> declaredForThem = new HashSet<>();
    private boolean starting = true;
    private boolean repairing; // a loss was told, and is not made good yet
    private int begun;
    private int numbered;
    private int wrong;

    /** Takes a while: the compiler's first classes, and each import. */
    Engine(Setup setup, Sessions sessions) {
        this.setup = setup;
        this.sessions = sessions;
        this.remote = new Remote(sessions);
        this.shell =
                JShell.builder()
                        .executionEngine(new RemoteProvider(remote), null)
                        .idGenerator((snippet, number) -> id(snippet))
                        .tempVariableNameGenerator(() -> "$" + (starting ? "0" : numbered + 1))
                        .fileManager(this::sees)
                        .build();
        this.analysis = shell.sourceCodeAnalysis();
        for (String line : setup.imports()) {
            shell.eval(line);
        }
        starting = false;
    }

    /** Takes the way of every expression once, while nobody waits. */
    void warmUp() {
        starting = true;
        analysis.analyzeCompletion("0");
        shell.eval("0");
        shell.variables().toList().forEach(shell::drop);
        starting = false;
    }

    /** The compiler sees what the session sees, and not the workbench's own libraries. */
    private StandardJavaFileManager sees(StandardJavaFileManager files) {
        try {
            files.setLocationFromPaths(
                    StandardLocation.CLASS_PATH, SessionCommand.classPath(setup));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String id(Snippet snippet) {
        if (starting) {
            return "s" + ++begun;
        }
        return shell.status(snippet).isActive() ? String.valueOf(++numbered) : "e" + ++wrong;
    }

    JShell shell() {
        return shell;
    }

    SourceCodeAnalysis analysis() {
        return analysis;
    }

    /** Evaluates one snippet after the other, to the first that fails. */
    void eval(String text, Foreground caller) {
        sessions.foreground(caller);
        try {
            String rest = text;
            boolean on = true;
            while (on && !rest.isBlank()) {
                CompletionInfo info = analysis.analyzeCompletion(rest);
                boolean whole = info.source() != null;
                String source = whole ? info.source() : rest;
                rest = whole ? info.remaining() : "";
                on = evalOne(source, caller);
            }
        } finally {
            sessions.foreground(null);
        }
    }

    private boolean evalOne(String source, Foreground caller) {
        if (caller.stopping()) {
            caller.result(new Result.Stopped());
            return false;
        }
        declareWhatItNames(source);
        remote.takeStopped();
        remote.takeTrouble();
        List<SnippetEvent> events = shell.eval(source);
        String why = sessions.takeLoss();
        if (why != null) {
            caller.result(lost(why, events));
            return false;
        }
        if (remote.takeStopped()) {
            caller.result(new Result.Stopped());
            return false;
        }
        String trouble = remote.takeTrouble();
        if (trouble != null) {
            caller.result(Exceptions.untried(trouble));
            return false;
        }
        boolean failed = false;
        for (Result result : Telling.results(shell, events)) {
            caller.result(result);
            failed |= result.failed();
        }
        return !failed;
    }

    /** The workbench's own names, such as a worker's, become variables when they are first used. */
    void declareWhatItNames(String source) {
        Matcher names = NAME.matcher(source);
        while (names.find()) {
            String name = names.group();
            setup.declarations()
                    .apply(name)
                    .filter(declaration -> variable(name) == null)
                    .ifPresent(
                            declaration -> {
                                shell.eval(declaration);
                                declaredForThem.add(name);
                            });
        }
    }

    private VarSnippet variable(String name) {
        return shell.variables().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    /** What the learner is told; {@link #repair} must follow. */
    private Result.Lost lost(String why, List<SnippetEvent> events) {
        Set<Snippet> unborn = new HashSet<>();
        events.forEach(event -> unborn.add(event.snippet()));
        List<String> names = new ArrayList<>();
        for (VarSnippet variable : shell.variables().toList()) {
            String name = variable.name();
            // What was lost with the very snippet that lost it never was.
            if (!name.startsWith("$")
                    && !declaredForThem.contains(name)
                    && !unborn.contains(variable)) {
                names.add(name);
                lost.add(variable.source());
            }
        }
        repairing = true;
        return new Result.Lost(why, names, sessions.worthAnother());
    }

    /** Called when a session has ended: null when that was noticed before. */
    Result.Lost noticeLoss() {
        String why = sessions.takeLoss();
        return why == null ? null : lost(why, List.of());
    }

    /** After a loss: begins another session, without the variables. */
    void repair() {
        if (!repairing) {
            return;
        }
        repairing = false;
        try {
            if (sessions.worthAnother()) {
                sessions.start();
            }
        } catch (SessionProcess.Gone e) {
            // The next snippet tells.
        }
        declaredForThem.clear();
        shell.variables().toList().forEach(shell::drop);
    }

    /** Runs the initialisers of lost variables again, of those that are not there. */
    void restore(Foreground caller) {
        List<String> sources = List.copyOf(lost);
        lost.clear();
        sources.forEach(source -> eval(source, caller));
    }

    /** Of all that is in force and was not there from the beginning. */
    List<String> sources() {
        return shell.snippets()
                .filter(each -> !each.id().startsWith("s"))
                .filter(each -> shell.status(each).isActive())
                .map(Snippet::source)
                .toList();
    }

    Completeness completeness(String text) {
        String rest = text;
        boolean some = false;
        while (!rest.isBlank()) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            SourceCodeAnalysis.Completeness is = info.completeness();
            if (is == SourceCodeAnalysis.Completeness.DEFINITELY_INCOMPLETE
                    || is == SourceCodeAnalysis.Completeness.CONSIDERED_INCOMPLETE) {
                return Completeness.INCOMPLETE;
            }
            some |= is != SourceCodeAnalysis.Completeness.EMPTY;
            rest = info.source() == null ? "" : info.remaining();
        }
        return some ? Completeness.COMPLETE : Completeness.EMPTY;
    }

    /** Those in force, in the order in which they were typed. */
    List<Kept> kept() {
        return shell.snippets()
                .filter(each -> shell.status(each).isActive())
                .map(each -> Telling.kept(shell, each))
                .toList();
    }

    /** What a variable holds now; empty while the session cannot tell. */
    String value(String name) {
        VarSnippet variable = variable(name);
        if (variable == null || shell.status(variable) != Snippet.Status.VALID) {
            return "";
        }
        String value = shell.varValue(variable);
        return value == null ? "" : value;
    }

    /** The snippets of that id or name that were dropped. */
    List<Kept> drop(String idOrName) {
        List<Snippet> meant =
                shell.snippets()
                        .filter(each -> shell.status(each).isActive())
                        .filter(each -> each.id().equals(idOrName) || named(each, idOrName))
                        .toList();
        List<Kept> dropped = meant.stream().map(each -> Telling.kept(shell, each)).toList();
        meant.forEach(shell::drop);
        return dropped;
    }

    private static boolean named(Snippet snippet, String name) {
        return Telling.kind(snippet).isDeclaration() && Telling.name(snippet).equals(name);
    }

    void close() {
        shell.close();
    }
}
