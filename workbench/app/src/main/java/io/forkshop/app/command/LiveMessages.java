package io.forkshop.app.command;

import io.forkshop.app.command.tap.HexRows;
import io.forkshop.app.command.tap.MessageJson;
import io.forkshop.app.command.tap.MessageTable;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.app.world.Journal;
import io.forkshop.app.world.JournalEntry;
import io.forkshop.app.world.Live;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Messages as they come. A person sees them above a line that counts, until a key is hit; a pipe
 * gets each until the time is over, nobody is left who could send one, or nobody reads.
 */
final class LiveMessages {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Timeout IN_A_PIPE = Timeout.of("10s");

    private final MessageOptions options;
    private final Session session;
    private final Console console;
    private int shown;

    LiveMessages(MessageOptions options, Session session) {
        this.options = options;
        this.session = session;
        this.console = session.console();
    }

    Outcome run() throws InterruptedException {
        try (Journal.Follower follower = session.world().journal().follow()) {
            if (console.draws()) {
                console.live(() -> counted(follower));
            } else {
                print(follower);
            }
            if (follower.missed() > 0) {
                console.error(follower.missed() + " came too fast to be shown.");
            }
        }
        return Outcome.OK;
    }

    private void print(Journal.Follower follower) throws InterruptedException {
        Timeout timeout =
                options.length().orElse(session.batch() ? IN_A_PIPE : Timeout.of("never"));
        long end = System.nanoTime() + timeout.duration().toNanos();
        long left = timeout.duration().toNanos();
        boolean wanted = true;
        while (left > 0 && !full() && wanted) {
            boolean last = session.batch() && !somebodyTalks();
            Duration wait = last ? Duration.ZERO : Duration.ofNanos(Math.min(left, LOOK.toNanos()));
            show(follower.next(wait), console::print);
            wanted = console.flush() && !last;
            left = end - System.nanoTime();
        }
    }

    private boolean full() {
        return options.last() > 0 && shown >= options.last();
    }

    private boolean somebodyTalks() {
        return session.world().alive().stream()
                .anyMatch(live -> live.kind() != Live.Kind.SPAWNED && live.child().connected());
    }

    private List<Text> counted(Journal.Follower follower) {
        try {
            show(follower.next(Duration.ZERO), console::above);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String count = shown + (shown == 1 ? " message" : " messages") + " so far";
        String missed = follower.missed() > 0 ? "; " + follower.missed() + " not shown" : "";
        return List.of(Text.of(count + missed, Tone.STRONG));
    }

    private void show(List<JournalEntry> entries, Consumer<Text> out) {
        for (JournalEntry entry : entries) {
            if (!full() && options.selection().holds(entry)) {
                shown++;
                lines(entry).forEach(out);
            }
        }
    }

    private List<Text> lines(JournalEntry entry) {
        boolean raw = options.view() == MessageOptions.View.RAW;
        if (options.json()) {
            return List.of(Text.of(JsonText.of(MessageJson.of(entry, raw))));
        }
        if (raw) {
            return HexRows.of(entry, console.width(), console.style());
        }
        Text line = MessageTable.line(entry, console.style());
        return session.batch() // its reader wants a line for each
                ? List.of(line)
                : line.wrap(console.width(), Text.empty(), Text.of("  "));
    }
}
