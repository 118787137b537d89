package io.forkshop.app.command;

import io.forkshop.app.command.record.Symbols;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabLog;
import io.forkshop.app.course.lab.Match;
import io.forkshop.app.course.lab.Prediction;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.recording.Recorded;
import io.forkshop.app.course.recording.Surroundings;
import io.forkshop.app.terminal.Text;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One experiment, run in a lab of its own and recorded: what was seen, and what to show of it. */
record Performance(Report report, List<Text> lines, long millis) {

    /**
     * Runs it, leaves nothing behind, and keeps what was found.
     *
     * @param prediction what was said before; empty when nothing
     * @param command the line that asked for it
     */
    static Performance of(Experiment experiment, String prediction, String command, Session session)
            throws Exception {
        long began = System.nanoTime();
        Report report;
        LabLog log;
        Map<String, Object> surroundings;
        try (Lab lab = new Lab(Folders.chapters())) {
            log = lab.log();
            report = experiment.run(lab);
        }
        long millis = (System.nanoTime() - began) / 1_000_000;
        try (Lab lab = new Lab(Folders.chapters())) {
            surroundings = Surroundings.of(lab);
        }
        List<Text> lines = Showing.report(experiment, prediction, report, session.console());
        List<String> shown = lines.stream().map(Text::plain).toList();
        session.recordings()
                .keep(
                        new Recorded(
                                experiment.id(),
                                experiment.claim(),
                                experiment.question().text(),
                                prediction,
                                match(experiment, prediction, report),
                                report,
                                command,
                                log.started(),
                                shown,
                                symbols(log).of(shown),
                                surroundings,
                                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                                millis));
        return new Performance(report, lines, millis);
    }

    private static Optional<Match> match(Experiment experiment, String prediction, Report report) {
        return prediction.isEmpty()
                ? Optional.empty()
                : Optional.of(Prediction.compare(experiment.question(), prediction, report));
    }

    private static Symbols symbols(LabLog log) {
        Map<Long, String> names = new LinkedHashMap<>();
        names.put(ProcessHandle.current().pid(), "primary");
        names.putAll(log.names());
        Map<String, String> folders = new LinkedHashMap<>();
        folders.put(Folders.chapters().normalize().toString(), "chapters");
        folders.put(System.getProperty("java.io.tmpdir"), "tmp");
        return new Symbols(names, folders);
    }
}
