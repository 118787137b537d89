package io.forkshop.app.command;

import io.forkshop.app.inspect.Change;
import io.forkshop.app.inspect.Comparison;
import io.forkshop.app.inspect.History;
import io.forkshop.app.inspect.Snapshot;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.world.Live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was born, died or changed between two snapshots. */
final class Changed implements Command {
    @Override
    public String name() {
        return "changed";
    }

    @Override
    public String synopsis() {
        return "changed [--json] [@A [@B]]";
    }

    @Override
    public String summary() {
        return "say what was born, died or changed";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Compares two snapshots, and says who was born, who died and how, who was",
                "adopted by whom, who became a zombie, was stopped or goes on.",
                "Without a number: from before the last command that did something, to now.",
                "@A: from that snapshot to now. 'history' lists them.",
                "  --json   one object, as docs/json.adoc describes it",
                "Example: changed @1 @3");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.SNAPSHOT, Candidates.SNAPSHOT, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        List<String> words = arguments.positionals();
        if (words.size() > 2) {
            return Outcome.usage("changed compares two snapshots: changed @1 @3");
        }
        Watch watch = session.watch();
        Optional<History.Entry> from =
                words.isEmpty()
                        ? beforeTheLast(watch.history())
                        : Optional.of(SnapshotNumber.find(watch.history(), words.get(0)));
        Optional<History.Entry> to =
                words.size() < 2
                        ? Optional.empty()
                        : Optional.of(SnapshotNumber.find(watch.history(), words.get(1)));
        if (from.isEmpty()) {
            return Outcome.failed(
                    "Nothing to compare with yet: no command has started or ended a process."
                            + " 'fork FILE' does.");
        }
        Snapshot after = to.map(History.Entry::snapshot).orElseGet(watch::now);
        ChangeWords changes =
                new ChangeWords(watch, from.get().snapshot(), after, session.console());
        List<Change> found = Comparison.of(from.get().snapshot(), after);
        List<Live> lived = watch.livedBetween(from.get().snapshot(), after);
        if (arguments.flag(JsonText.FLAG)) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("from", from.get().number());
            json.put("to", to.map(History.Entry::number).orElse(null));
            json.put("changes", changes.json(found, lived));
            JsonText.print(json, session.console());
        } else {
            show(from.get(), to, changes.lines(found, lived), session);
        }
        return Outcome.OK;
    }

    private static void show(
            History.Entry from, Optional<History.Entry> to, List<Text> changes, Session session) {
        String until = to.map(entry -> "@" + entry.number()).orElse("now");
        List<Text> lines = new ArrayList<>();
        lines.addAll(
                Text.of("From @" + from.number() + " to " + until + ":")
                        .wrap(session.console().width()));
        lines.addAll(changes);
        if (changes.isEmpty()) {
            lines.add(Text.of("Nobody was born, died, was adopted, stopped or went on."));
        }
        session.console().show(lines);
    }

    // The last one was taken after the last command, the one before it before that command.
    private static Optional<History.Entry> beforeTheLast(History history) {
        List<History.Entry> kept = history.entries();
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(kept.get(Math.max(0, kept.size() - 2)));
    }
}
