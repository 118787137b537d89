package io.forkshop.app.call;

/** One option of a starting command, as it is typed and as help explains it. */
public enum Flag {
    SHOW("--show", "", "print the Java call that does the same"),
    TIMEOUT("--timeout", "TIME", "end it after 500ms, 2s or 1m"),
    KILL_SIGNAL("--kill-signal", "SIGNAL", "what ends it then; without it SIGTERM"),
    TREE("--tree", "", "a time limit ends all that it started, too"),
    SHELL("--shell", "", "through /bin/sh; --shell=/bin/bash for another"),
    CWD("--cwd", "DIR", "its directory, from here or from the book"),
    ENV("--env", "K=V", "its whole environment; +K=V adds to ours"),
    STDIO("--stdio", "LIST", "pipe, ignore, inherit or a file; for 0,1,2"),
    INPUT("--input", "TEXT", "all that it reads; \\n is a line end"),
    MAX_BUFFER("--max-buffer", "BYTES", "end it when stdout or stderr has more"),
    SERIALIZATION("--serialization", "KIND", "what its channel speaks: json or advanced"),
    DETACHED("--detached", "", "a session of its own (at this prompt: always)");

    private final String word;
    private final String value;
    private final String help;

    Flag(String word, String value, String help) {
        this.word = word;
        this.value = value;
        this.help = help;
    }

    /** As it is typed, such as {@code --timeout}. */
    public String word() {
        return word;
    }

    /** Whether the next word is its value. */
    public boolean takesValue() {
        return !value.isEmpty();
    }

    /** A line of help: {@code --timeout TIME end it after ...}. */
    public String explained() {
        return String.format("  %-20s %s", takesValue() ? word + " " + value : word, help);
    }
}
