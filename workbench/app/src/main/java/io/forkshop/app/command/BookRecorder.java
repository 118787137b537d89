package io.forkshop.app.command;

import io.forkshop.app.course.experiments.Experiments;
import io.forkshop.app.course.lab.Experiment;
import io.forkshop.app.handbook.BookRecordings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Runs the experiments for the book; what each gives is put beside the chapters. */
final class BookRecorder {
    private final Session session;

    BookRecorder(Session session) {
        this.session = session;
    }

    /** In both languages: what is seen is told in the language of the run. */
    void recordAll() throws InterruptedException, IOException {
        for (String language : List.of("en", "zh")) {
            List<Experiment> all = Experiments.all(language);
            for (Experiment experiment : all) {
                record(experiment, language, (all.indexOf(experiment) + 1) + "/" + all.size());
            }
        }
    }

    /** One that fails leaves the recording that there was. */
    private void record(Experiment experiment, String language, String place)
            throws InterruptedException, IOException {
        String id = experiment.id();
        try {
            var done = Performance.of(experiment, "", "run " + id, session);
            session.console()
                    .error(language + " " + place + " " + id + ": " + done.report().verdict());
        } catch (InterruptedException | IOException e) {
            throw e;
        } catch (Exception e) {
            session.console().error(session.fault("run " + id, e));
            return;
        }
        Path file = BookRecordings.file(Folders.chapters(), language, id);
        Files.createDirectories(file.getParent());
        Files.copy(session.recordings().file(id), file, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(
                file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    }
}
