package io.forkshop.app.evaluate;

import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** JShell's events and snippets, told in our words. */
final class Telling {
    private Telling() {}

    static List<Result> results(JShell shell, List<SnippetEvent> events) {
        List<Result> results = new ArrayList<>();
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null) {
                tell(shell, event, results);
            } else {
                tellDependent(event, results);
            }
        }
        return results;
    }

    private static void tell(JShell shell, SnippetEvent event, List<Result> results) {
        Snippet snippet = event.snippet();
        if (event.status() == Snippet.Status.REJECTED) {
            results.add(new Result.Rejected(snippet.source(), problems(shell, snippet)));
            return;
        }
        if (event.exception() != null) {
            results.add(Exceptions.result(event.exception()));
        } else if (snippet instanceof VarSnippet variable) {
            value(variable, event, results);
        } else if (snippet instanceof ExpressionSnippet expression && event.value() != null) {
            results.add(
                    new Result.Value(
                            expression.name(), expression.typeName(), event.value(), false));
        } else if (snippet instanceof PersistentSnippet && !(snippet instanceof ImportSnippet)) {
            results.add(declared(snippet, how(shell, event)));
        }
        unfinished(shell, snippet, results);
    }

    private static void value(VarSnippet variable, SnippetEvent event, List<Result> results) {
        boolean temporary = variable.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
        if (event.value() != null) {
            results.add(
                    new Result.Value(
                            variable.name(), variable.typeName(), event.value(), temporary));
        }
    }

    private static void unfinished(JShell shell, Snippet snippet, List<Result> results) {
        if (snippet instanceof DeclarationSnippet declaration
                && shell.status(snippet) != Snippet.Status.VALID) {
            List<String> missing = shell.unresolvedDependencies(declaration).toList();
            if (!missing.isEmpty()) {
                results.add(new Result.NotYetRunnable(name(snippet), missing));
            }
        }
    }

    /** Of what depends on the snippet only that is told which changes what a learner holds. */
    private static void tellDependent(SnippetEvent event, List<Result> results) {
        boolean stillThere = event.status().isActive();
        if (event.snippet() instanceof VarSnippet variable && stillThere) {
            results.add(declared(variable, Result.How.RESET));
        }
    }

    /** JShell calls every change one of the signature, since its classes get other names. */
    private static Result.How how(JShell shell, SnippetEvent event) {
        if (!event.previousStatus().isActive()) {
            return Result.How.CREATED;
        }
        Snippet now = event.snippet();
        return shell.snippets()
                        .filter(each -> shell.status(each) == Snippet.Status.OVERWRITTEN)
                        .filter(each -> key(each).equals(key(now)))
                        .reduce((first, second) -> second)
                        .filter(before -> type(before).equals(type(now)))
                        .isPresent()
                ? Result.How.MODIFIED
                : Result.How.REPLACED;
    }

    /** What of the same key takes the other's place. */
    private static String key(Snippet snippet) {
        String overload = snippet instanceof MethodSnippet method ? method.parameterTypes() : "";
        return kind(snippet) + " " + name(snippet) + " " + overload;
    }

    private static Result.Declared declared(Snippet snippet, Result.How how) {
        return new Result.Declared(kind(snippet), name(snippet), type(snippet), how);
    }

    private static List<Result.Problem> problems(JShell shell, Snippet snippet) {
        return shell.diagnostics(snippet).filter(Diag::isError).map(Telling::problem).toList();
    }

    private static Result.Problem problem(Diag diag) {
        return new Result.Problem(
                diag.getMessage(Locale.ENGLISH),
                (int) diag.getStartPosition(),
                (int) diag.getEndPosition());
    }

    static Kept kept(JShell shell, Snippet snippet) {
        boolean runnable = shell.status(snippet) == Snippet.Status.VALID;
        return new Kept(
                snippet.id(),
                kind(snippet),
                name(snippet),
                type(snippet),
                snippet.source(),
                runnable);
    }

    static String name(Snippet snippet) {
        if (snippet instanceof ExpressionSnippet expression) {
            return expression.name();
        }
        return snippet instanceof PersistentSnippet named ? named.name() : "";
    }

    private static String type(Snippet snippet) {
        if (snippet instanceof VarSnippet variable) {
            return variable.typeName();
        } else if (snippet instanceof MethodSnippet method) {
            return method.signature();
        } else if (snippet instanceof ExpressionSnippet expression) {
            return expression.typeName();
        }
        return snippet instanceof TypeDeclSnippet ? typeKind(snippet) : "";
    }

    private static String typeKind(Snippet snippet) {
        String sub = snippet.subKind().name(); // Such as CLASS_SUBKIND.
        return sub.substring(0, sub.indexOf('_')).toLowerCase(Locale.ROOT);
    }

    static Kept.Kind kind(Snippet snippet) {
        return switch (snippet.kind()) {
            case IMPORT -> Kept.Kind.IMPORT;
            case TYPE_DECL -> Kept.Kind.TYPE;
            case METHOD -> Kept.Kind.METHOD;
            case VAR -> Kept.Kind.VARIABLE;
            case EXPRESSION -> Kept.Kind.EXPRESSION;
            case STATEMENT, ERRONEOUS -> Kept.Kind.STATEMENT;
        };
    }
}
