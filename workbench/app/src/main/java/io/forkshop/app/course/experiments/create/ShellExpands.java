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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** C3.2: a shell makes other arguments of a line; without a shell they arrive as they are. */
final class ShellExpands extends Measured {
    private static final String SCRIPT = "count.sh";
    private static final List<String> WORDS = List.of("$NOTHING", "two words", "*.none");

    ShellExpands(Texts texts) {
        super("C3.2", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question"));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        Path folder = lab.listing(SCRIPT).getParent();
        String line = count(lab.exec(folder, "sh count.sh $NOTHING 'two words' *.none"));
        Ran file = lab.execFile(folder, "sh", SCRIPT, WORDS.get(0), WORDS.get(1), WORDS.get(2));
        String globbed = count(lab.exec(folder, "sh count.sh *.sh"));
        String files = String.valueOf(scripts(folder));
        boolean literal = file.out().lines().skip(1).toList().equals(bracketed());
        seen.add(Observation.of(say("saw.exec"), line));
        seen.add(Observation.of(say("saw.execFile"), count(file)));
        seen.add(Observation.of(say("saw.literal"), say(literal ? "yes" : "no")));
        seen.add(Observation.of(say("saw.files", files), globbed));
        boolean held = line.equals("2") && literal && globbed.equals(files);
        return report(line, seen, held, say(held ? "because" : "otherwise"));
    }

    private static List<String> bracketed() {
        return WORDS.stream().map(word -> "[" + word + "]").toList();
    }

    private String count(Ran run) {
        return run.out().lines().findFirst().orElseThrow(() -> new NotMeasured(say("silent")));
    }

    private static long scripts(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".sh")).count();
        }
    }
}
