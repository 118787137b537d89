package io.forkshop.app.call;

import static io.forkshop.app.call.Flag.CWD;
import static io.forkshop.app.call.Flag.DETACHED;
import static io.forkshop.app.call.Flag.ENV;
import static io.forkshop.app.call.Flag.INPUT;
import static io.forkshop.app.call.Flag.KILL_SIGNAL;
import static io.forkshop.app.call.Flag.MAX_BUFFER;
import static io.forkshop.app.call.Flag.SERIALIZATION;
import static io.forkshop.app.call.Flag.SHELL;
import static io.forkshop.app.call.Flag.SHOW;
import static io.forkshop.app.call.Flag.STDIO;
import static io.forkshop.app.call.Flag.TIMEOUT;
import static io.forkshop.app.call.Flag.TREE;

import java.util.List;

/** The four ways to start a process, and which options each of them knows. */
public enum Form {
    SPAWN(
            "spawn",
            "SpawnOptions",
            List.of(SHOW, TIMEOUT, KILL_SIGNAL, TREE, SHELL, CWD, ENV, STDIO, INPUT, DETACHED)),
    FORK(
            "fork",
            "ForkOptions",
            List.of(SHOW, TIMEOUT, KILL_SIGNAL, TREE, CWD, ENV, STDIO, SERIALIZATION, DETACHED)),
    EXEC(
            "exec",
            "ExecOptions",
            List.of(SHOW, TIMEOUT, KILL_SIGNAL, TREE, SHELL, CWD, ENV, STDIO, INPUT, MAX_BUFFER)),
    EXEC_FILE(
            "execFile",
            "ExecOptions",
            List.of(SHOW, TIMEOUT, KILL_SIGNAL, TREE, SHELL, CWD, ENV, STDIO, INPUT, MAX_BUFFER));

    private final String method;
    private final String options;
    private final List<Flag> flags;

    Form(String method, String options, List<Flag> flags) {
        this.method = method;
        this.options = options;
        this.flags = flags;
    }

    /** The command's name, which is that of the library's method. */
    public String method() {
        return method;
    }

    /** The name of the library's class of options. */
    String options() {
        return options;
    }

    public List<Flag> flags() {
        return flags;
    }

    /** Lines of help, one an option. */
    public List<String> explained() {
        return flags.stream().map(Flag::explained).toList();
    }

    /** The option of this word, if this form knows it. */
    Flag flag(String word) {
        for (Flag flag : Flag.values()) {
            if (flag.word().equals(word) && flags.contains(flag)) {
                return flag;
            }
        }
        throw new NotUnderstood(why(word), word, flags.stream().map(Flag::word).toList());
    }

    private String why(String word) {
        if (this == FORK && word.equals(SHELL.word())) {
            return "fork has no --shell: it starts a runtime, never a shell.";
        }
        if (this == FORK && word.equals(INPUT.word())) {
            return "fork has no --input: a worker gets messages, with 'send'.";
        }
        if (word.equals(SERIALIZATION.word())) {
            return method + " has no --serialization: only fork makes a channel.";
        }
        if (word.equals(MAX_BUFFER.word())) {
            return method + " has no --max-buffer: it collects nothing, it hands on streams.";
        }
        if (word.equals(DETACHED.word())) {
            return method + " has no --detached: it waits for the end.";
        }
        return method
                + " has no option '"
                + word
                + "'. Options stand before the program; -- ends them.";
    }
}
