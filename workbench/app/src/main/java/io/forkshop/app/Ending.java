package io.forkshop.app;

import io.forkshop.app.command.Session;
import io.forkshop.app.terminal.PromptConsole;

/**
 * Ends every process and gives the terminal back, once, however the workbench ends: quit, an
 * exception, SIGTERM, SIGHUP. Only SIGKILL is left to the launcher.
 */
final class Ending {
    private final Session session;
    private final PromptConsole console;
    private final Thread hook = new Thread(this::everything, "ending");
    private boolean done;

    /** No console (null) where nobody sits. */
    Ending(Session session, PromptConsole console) {
        this.session = session;
        this.console = console;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Ctrl-C meanwhile means: do not wait, kill. */
    void now() {
        if (console == null) {
            everything();
            return;
        }
        Thread work = Thread.ofPlatform().name("clean-up").start(session::end);
        while (work.isAlive()) {
            console.attend(work, () -> Thread.ofPlatform().daemon().start(session::end));
        }
        everything();
    }

    /** Processes first: while they live they may still write, and the terminal is theirs to see. */
    private synchronized void everything() {
        if (done) {
            return;
        }
        done = true;
        try {
            session.end();
        } finally {
            if (console != null) {
                console.close();
            }
        }
    }
}
