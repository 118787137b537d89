package io.forkshop.app.course.experiments.create;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Ran;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** C3.6: a file of JavaScript that is handed to execFile fails in three different ways. */
final class ThreeWrongWays extends Measured {
    ThreeWrongWays(Texts texts) {
        super("C3.6", texts);
    }

    @Override
    public Question question() {
        return choice("node", "shell", "nobody");
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        // A copy: who has unpacked the book has perhaps lost the permissions on the way.
        Path folder = Files.createTempDirectory("forkshop-lab");
        try {
            String plain = run(lab, folder, "plain.js", false).code();
            String lost = run(lab, folder, "lost.js", true).code();
            Ran shell = run(lab, folder, "nobang.js", true);
            seen.add(Observation.of(say("saw.plain"), plain));
            seen.add(Observation.of(say("saw.lost"), lost));
            seen.add(Observation.of(say("saw.shell"), shell.ending()));
            String said = shell.err().lines().findFirst().orElse("");
            seen.add(Observation.of(say("saw.words"), said));
            boolean syntax = shell.code().equals("2") && !said.isEmpty();
            boolean held = plain.equals("EACCES") && lost.equals("ENOENT") && syntax;
            return report(who(shell, syntax), seen, held, say(held ? "because" : "otherwise"));
        } finally {
            remove(folder);
        }
    }

    private String who(Ran run, boolean syntax) {
        if (run.code().startsWith("E")) {
            return say("nobody");
        }
        return say(syntax || !run.out().contains("no first line") ? "shell" : "node");
    }

    private static Ran run(Lab lab, Path folder, String listing, boolean executable)
            throws IOException, InterruptedException {
        Path file = folder.resolve(listing);
        Files.copy(lab.listing(listing), file);
        if (!file.toFile().setExecutable(executable)) {
            throw new NotMeasured("The permissions of " + file + " cannot be changed.");
        }
        return lab.execFile(folder, "./" + listing);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
