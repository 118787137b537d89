package io.forkshop.app.command;

import io.forkshop.app.call.Flag;
import io.forkshop.app.call.Form;
import io.forkshop.app.call.NotUnderstood;
import io.forkshop.app.call.Settings;
import io.forkshop.app.call.Typed;

import java.util.ArrayList;
import java.util.List;

/** What spawn, fork, exec and execFile share: options first, then what is started. */
abstract class Starter implements Command {
    private final Form form;

    Starter(Form form) {
        this.form = form;
    }

    @Override
    public final String name() {
        return form.method();
    }

    @Override
    public final List<Flag> flags() {
        return form.flags();
    }

    @Override
    public final List<String> details() {
        List<String> lines = new ArrayList<>(about());
        lines.addAll(form.explained());
        lines.add("Every environment also has FORKSHOP_SESSION: so cleanup finds what is left.");
        lines.add("Example: " + example());
        return lines;
    }

    @Override
    public final Moves moves() {
        return Moves.PROCESSES;
    }

    /** What help says before the options. */
    abstract List<String> about();

    abstract String example();

    /** What is missing when nothing to start was typed, such as {@code a file to run}. */
    abstract String needs();

    @Override
    public final Outcome run(Arguments arguments, Session session) throws Exception {
        try {
            Typed typed = Typed.read(form, arguments.words());
            if (typed.rest().isEmpty()) {
                return Outcome.usage(name() + " needs " + needs() + ", for example: " + example());
            }
            Settings settings = Settings.of(typed, Folders::named);
            return start(typed, settings, arguments, session);
        } catch (NotUnderstood e) {
            return Outcome.usage(e.getMessage() + Spelling.hint(e.typed(), e.known()));
        }
    }

    /** Starts what was typed; the settings have been checked. */
    abstract Outcome start(Typed typed, Settings settings, Arguments arguments, Session session)
            throws Exception;
}
