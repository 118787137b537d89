package io.forkshop.app.command;

import io.forkshop.app.course.Progress;
import io.forkshop.app.terminal.Console;

/** What is said on leaving: how far the learner is, and the exact command that resumes. */
final class Farewell {
    private Farewell() {}

    static void say(Session session) {
        Console console = session.console();
        Progress progress = session.progress();
        int read = progress.read().size();
        int ran = progress.ran().size();
        console.print("Read: " + count(read, "page") + ". Run: " + count(ran, "experiment") + ".");
        if (!progress.problem().isEmpty()) {
            console.error(progress.problem());
        }
        console.print("To go on at " + session.place() + ": ./forkshop");
    }

    private static String count(int many, String what) {
        return many + " " + what + (many == 1 ? "" : "s");
    }
}
