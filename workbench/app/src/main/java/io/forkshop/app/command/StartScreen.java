package io.forkshop.app.command;

import io.forkshop.app.course.Progress;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

/** What stands above the first prompt. It must wait for nothing: not the book, not the library. */
final class StartScreen {
    private StartScreen() {}

    static void show(Session session) {
        Console console = session.console();
        console.print(
                Text.of("Forkshop", Tone.STRONG)
                        .append(": learn how servers use processes, by running them."));
        console.print("");
        Progress progress = session.progress();
        if (!progress.problem().isEmpty()) {
            console.error(progress.problem());
        }
        if (progress.page().isEmpty()) {
            console.print("You are at the beginning of the book, page " + session.place() + ".");
        } else {
            console.print("You were on page " + progress.page() + ": " + progress.title());
        }
        console.print("");
        entry(console, "read", "read the page you are on");
        entry(console, "help", "list the commands; Tab completes them");
        entry(console, "quit", "leave; Ctrl-D does, too");
        console.print("");
    }

    static boolean offersToContinue(Session session) {
        return !session.progress().page().isEmpty();
    }

    private static void entry(Console console, String typed, String meaning) {
        console.print(Text.of("  " + typed, Tone.TYPED).append("   " + meaning));
    }
}
