package io.forkshop.app.command;

import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Verdict;
import io.forkshop.app.course.recording.Recorded;
import io.forkshop.app.course.recording.Recordings;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Table;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What this machine has said about every claim of the book. */
final class Claims implements Command {
    private static final DateTimeFormatter DAY = when("yyyy-MM-dd");
    private static final DateTimeFormatter WHEN = when("yyyy-MM-dd HH:mm");

    /** A claim, and its last run on this machine if there was one. */
    private record Row(Experiment experiment, Optional<Recorded> last) {
        Optional<Verdict> verdict() {
            return last.map(run -> run.report().verdict());
        }
    }

    private static DateTimeFormatter when(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneId.systemDefault());
    }

    @Override
    public String name() {
        return "claims";
    }

    @Override
    public String synopsis() {
        return "claims [ID] [--json]";
    }

    @Override
    public String summary() {
        return "what held on this machine, claim by claim";
    }

    @Override
    public List<String> details() {
        return List.of(
                "A line for each claim of the book: the verdict of its last run on this",
                "machine, when that was, and by which version of Forkshop. 'run --all' runs",
                "them all.",
                "  ID       the last run of this claim in full: claims C2.3",
                "  --json   all of it for other programs, as docs/json.adoc describes it",
                "Exit code: 0 none failed, 1 one of them does not hold here.",
                "Example: claims");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.CLAIM, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) {
        List<String> ids = arguments.positionals();
        Recordings recordings = session.recordings();
        List<Row> rows = new ArrayList<>();
        for (Experiment experiment : Experiments.all(session.language())) {
            if (ids.isEmpty() || experiment.id().equalsIgnoreCase(ids.getFirst())) {
                rows.add(new Row(experiment, recordings.of(experiment.id())));
            }
        }
        if (rows.isEmpty()) {
            return Run.unknown(ids.getFirst());
        }
        if (!recordings.problem().isEmpty()) {
            session.console().error(recordings.problem());
        }
        if (arguments.flag(JsonText.FLAG)) {
            JsonText.print(json(rows), session.console());
        } else if (ids.isEmpty()) {
            session.console().show(table(rows, session.console()));
        } else {
            session.console().show(one(rows.getFirst(), session.console()));
        }
        boolean against = count(rows, Verdict.DOES_NOT_HOLD) > 0;
        return against ? Outcome.failed("") : Outcome.OK;
    }

    private static List<Text> table(List<Row> rows, Console console) {
        List<String> versions = versions(rows);
        boolean mixed = versions.size() > 1;
        List<String> columns = new ArrayList<>(List.of("id", "verdict", "when", "claim"));
        if (mixed) {
            columns.add(3, "version");
        }
        Table table = Table.of(columns.toArray(String[]::new)).cutting();
        for (Row row : rows) {
            List<Text> cells = new ArrayList<>();
            cells.add(Text.of(row.experiment().id(), Tone.CODE));
            cells.add(row.verdict().map(Showing::verdict).orElse(Text.of("not run yet", Tone.DIM)));
            cells.add(Text.of(row.last().map(run -> DAY.format(run.time())).orElse("-")));
            if (mixed) {
                cells.add(Text.of(row.last().map(Recorded::forkshop).orElse("-")));
            }
            cells.add(Text.of(row.experiment().claim()));
            table.row(cells);
        }
        List<Text> lines = new ArrayList<>(table.render(console.width(), console.style()));
        String by = versions.size() == 1 ? " By Forkshop " + versions.getFirst() + "." : "";
        lines.addAll(Text.of(summary(rows) + by).wrap(console.width()));
        return lines;
    }

    private static List<String> versions(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> row.last().stream())
                .map(Recorded::forkshop)
                .distinct()
                .toList();
    }

    private static String summary(List<Row> rows) {
        long open = rows.stream().filter(row -> row.last().isEmpty()).count();
        return count(rows, Verdict.HOLDS)
                + " hold, "
                + count(rows, Verdict.DOES_NOT_HOLD)
                + " do not, "
                + count(rows, Verdict.COULD_NOT_MEASURE)
                + " could not be measured, "
                + open
                + " not run yet."
                + (open > 0 ? " 'run --all' runs them all." : "");
    }

    /** As it was shown then, with what surrounded it. */
    private static List<Text> one(Row row, Console console) {
        List<Text> lines = new ArrayList<>();
        if (row.last().isEmpty()) {
            lines.addAll(Text.of("Claim: " + row.experiment().claim()).wrap(console.width()));
            lines.add(Text.of("Not run yet. Next: run " + row.experiment().id()));
            return lines;
        }
        Recorded run = row.last().get();
        lines.add(Text.of(WHEN.format(run.time()) + "  " + run.command(), Tone.DIM));
        for (String line : run.console()) {
            lines.addAll(Text.of(line).wrap(console.width()));
        }
        List<String> around = new ArrayList<>();
        run.surroundings()
                .forEach(
                        (key, value) -> {
                            if (value != null) {
                                around.add(key + " " + value);
                            }
                        });
        lines.addAll(Text.of(String.join(", ", around), Tone.DIM).wrap(console.width()));
        return lines;
    }

    private static Map<String, Object> json(List<Row> rows) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("hold", count(rows, Verdict.HOLDS));
        all.put("doNotHold", count(rows, Verdict.DOES_NOT_HOLD));
        all.put("notMeasured", count(rows, Verdict.COULD_NOT_MEASURE));
        all.put("notRun", rows.stream().filter(row -> row.last().isEmpty()).count());
        all.put("claims", rows.stream().map(Claims::json).toList());
        return all;
    }

    private static Map<String, Object> json(Row row) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", row.experiment().id());
        one.put("claim", row.experiment().claim());
        one.put("verdict", row.verdict().map(Recorded::word).orElse(null));
        one.put("run", row.last().map(Recorded::toJson).orElse(null));
        return one;
    }

    private static long count(List<Row> rows, Verdict verdict) {
        return rows.stream()
                .filter(row -> row.verdict().filter(verdict::equals).isPresent())
                .count();
    }
}
