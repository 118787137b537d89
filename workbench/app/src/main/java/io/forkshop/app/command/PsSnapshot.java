package io.forkshop.app.command;

import io.forkshop.app.inspect.Extra;
import io.forkshop.app.inspect.History;
import io.forkshop.app.inspect.Looks;
import io.forkshop.app.inspect.Snapshot;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code ps} of what the kernel knows, now or at an earlier moment. */
final class PsSnapshot {
    static final String PSS = "--pss";

    private PsSnapshot() {}

    static Outcome run(Arguments arguments, List<String> words, Session session) {
        Watch watch = session.watch();
        Console console = session.console();
        Optional<History.Entry> kept =
                words.stream().findFirst().map(w -> SnapshotNumber.find(watch.history(), w));
        Snapshot snapshot =
                kept.map(History.Entry::snapshot).orElseGet(() -> watch.now(extras(arguments)));
        if (arguments.flag(JsonText.FLAG)) {
            JsonText.print(FactsJson.snapshot(snapshot, kept), console);
            return Outcome.OK;
        }
        List<Text> lines = new ArrayList<>();
        kept.ifPresent(
                entry ->
                        lines.addAll(
                                Text.of("@" + entry.number() + ", after: " + entry.cause())
                                        .wrap(console.width())));
        snapshot.note().ifPresent(note -> lines.addAll(Text.of(note).wrap(console.width())));
        lines.addAll(new FactsTable(snapshot, console, arguments.flag("--wide")).lines());
        console.show(lines);
        return Outcome.OK;
    }

    // The kernel walks through all of a process's memory for PSS: a second for many large ones.
    private static Set<Extra> extras(Arguments arguments) {
        Set<Extra> extras = EnumSet.copyOf(Looks.KEPT);
        if (arguments.flag(PSS)) {
            extras.add(Extra.PROPORTIONAL);
        }
        return extras;
    }
}
