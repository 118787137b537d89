package io.forkshop.app.command;

import java.util.List;

/** Says what Java at the prompt can do; Java itself needs no command. */
final class JavaHelp implements Command {
    @Override
    public String name() {
        return "java";
    }

    @Override
    public String synopsis() {
        return "java";
    }

    @Override
    public String summary() {
        return "any other line is Java: what it can do";
    }

    @Override
    public List<String> details() {
        return List.of(
                "For example: var w = fork(\"echo.java\")",
                "It runs in a process of its own, with this library imported; Ctrl-C stops",
                "it. A line that begins with a command's name is that command, unless it goes",
                "on as Java does: 'ps', but 'ps()', 'ps + 1' and '(ps)' are Java. Enter begins",
                "a further line while a bracket is open. Tab completes, a second Tab explains.",
                "fork, spawn, exec and execFile (and their Sync forms) are the library's, with",
                "the workbench as the parent: what they start is in ps, and outlives this",
                "Java. w1 is the process of that name; worker(\"w1\") too, workers() are all",
                "alive; ps(), tree(), messages(), output(w), kill(...) and cleanup() are the",
                "commands. ChildProcesses.fork and io.forkshop.runtime.cluster stay in the",
                "Java session, and what they start ends with it.",
                "  /vars /methods /types /imports   what is declared",
                "  /list [ID|NAME]                  what was typed, with ids",
                "  /edit [ID|NAME]                  change it in your editor",
                "  /open FILE   /save FILE          evaluate a file or a listing; write one",
                "  /drop ID|NAME   /reset           forget one; forget all",
                "  /reload                          all of it once more, in a fresh process",
                "  /restore                         after System.exit: the variables again",
                "These need their slash ('list' alone is the book's); 'help /open' explains",
                "one.",
                "For a shell: ./forkshop eval 'Math.sqrt(2)', or Java lines on standard input.");
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        if (arguments.count() > 0) {
            return Outcome.usage(
                    "To start a .java file type 'fork FILE', to evaluate it '/open FILE'. 'help"
                            + " java' tells about Java at the prompt.");
        }
        return new Help().run(Arguments.parse("java"), session);
    }
}
