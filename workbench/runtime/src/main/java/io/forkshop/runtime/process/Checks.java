package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;

import java.util.List;

/** What can be wrong with a command before anything is started (node-spec 1.2). */
final class Checks {
    private Checks() {}

    static void command(String command, List<String> arguments, SpawnOptions options) {
        if (command.isEmpty()) {
            throw invalid("the command is empty; name a program");
        }
        noNul("the command", command);
        for (int i = 0; i < arguments.size(); i++) {
            noNul("argument " + (i + 1), arguments.get(i));
        }
        options.cwd().ifPresent(d -> noNul("the working directory", d.toString()));
        options.argv0().ifPresent(a -> noNul("argv0", a));
        options.shell().ifPresent(s -> noNul("the shell", s));
        options.env().ifPresent(env -> env.forEach(Checks::variable));
        if (options.input().isPresent() && !inputIsPipe(options)) {
            throw invalid("there is input for a child whose descriptor 0 is not a pipe");
        }
    }

    /** The default, too, is a pipe (node-spec 3.1). */
    static boolean inputIsPipe(SpawnOptions options) {
        return options.stdio().isEmpty() || options.stdio().getFirst() instanceof Stdio.Pipe;
    }

    private static void variable(String name, String value) {
        if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw invalid("an environment variable cannot be named '" + name + "'");
        }
        noNul("the name of an environment variable", name);
        noNul("the environment variable " + name, value);
    }

    private static void noNul(String what, String value) {
        int at = value.indexOf('\0');
        if (at >= 0) {
            throw invalid(
                    what
                            + " has a NUL character at position "
                            + at
                            + "; the kernel would cut it there");
        }
    }

    static ForkshopException invalid(String why) {
        return new ForkshopException("ERR_INVALID_ARG_VALUE", why + "; nothing was started");
    }
}
