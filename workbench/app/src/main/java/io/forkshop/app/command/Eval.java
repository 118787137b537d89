package io.forkshop.app.command;

import java.util.List;

/** Evaluates Java from arguments, for a shell. */
final class Eval implements Command {
    @Override
    public String name() {
        return "eval";
    }

    @Override
    public String synopsis() {
        return "eval 'JAVA'";
    }

    @Override
    public String summary() {
        return "print a value alone";
    }

    @Override
    public List<String> details() {
        return List.of(
                "For a shell: the value goes to standard output, a text without quotes;",
                "whatever goes wrong goes to standard error, and the exit code is 1 then. At",
                "the prompt Java needs no command. Example: ./forkshop eval 'Math.sqrt(2)'");
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        String java = arguments.count() == 1 ? arguments.words().getFirst() : arguments.rest();
        return java.isBlank()
                ? Outcome.usage("eval needs Java to evaluate: eval 'Math.sqrt(2)'")
                : session.java().print(java);
    }
}
