package io.forkshop.app.command;

import io.forkshop.app.evaluate.Kept;
import io.forkshop.app.terminal.Console;

import java.util.List;

/** What is declared in Java, of one kind. */
final class Declared implements Command {
    private final Kept.Kind kind;

    Declared(Kept.Kind kind) {
        this.kind = kind;
    }

    @Override
    public String name() {
        return switch (kind) {
            case VARIABLE -> "/vars";
            case METHOD -> "/methods";
            case TYPE -> "/types";
            default -> "/imports";
        };
    }

    @Override
    public String synopsis() {
        return name() + (kind == Kept.Kind.IMPORT ? "" : " [NAME...]");
    }

    @Override
    public String summary() {
        return switch (kind) {
            case VARIABLE -> "list the variables of Java, with their values";
            case METHOD -> "list the methods you have declared";
            case TYPE -> "list the classes, records and the like you have declared";
            default -> "list what is imported";
        };
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.SNIPPET);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        List<Kept> all = Snippets.all(session.java(), kind == Kept.Kind.IMPORT);
        int shown = 0;
        for (Kept each : all) {
            boolean wanted = arguments.count() == 0 || arguments.words().contains(each.name());
            if (each.kind() == kind && wanted) {
                show(each, session);
                shown++;
            }
        }
        return shown > 0 || arguments.count() == 0 ? nothing(shown, session) : unknown(arguments);
    }

    private Outcome nothing(int shown, Session session) {
        if (shown == 0) {
            session.console().print("None yet. 'help java' tells how to begin.");
        }
        return Outcome.OK;
    }

    private Outcome unknown(Arguments arguments) {
        return Outcome.failed(
                "There is no '" + arguments.rest() + "'; '" + name() + "' lists all.");
    }

    private void show(Kept kept, Session session) {
        Console console = session.console();
        switch (kind) {
            case VARIABLE -> console.print(variable(kept, session.java().value(kept.name())));
            case METHOD ->
                    console.print(result(kept.type()) + kept.name() + parameters(kept.type()));
            case TYPE -> console.print(kept.type() + " " + kept.name());
            default -> console.print(kept.source().strip());
        }
    }

    private static String variable(Kept kept, String value) {
        return kept.type() + " " + kept.name() + (value.isEmpty() ? "" : " = " + value);
    }

    /** {@code (int)String}: the result stands at the end. */
    private static String result(String signature) {
        return signature.substring(signature.lastIndexOf(')') + 1) + " ";
    }

    private static String parameters(String signature) {
        return signature.substring(0, signature.lastIndexOf(')') + 1);
    }
}
