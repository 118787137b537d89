package io.forkshop.app.course.experiments.create;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Ran;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.nio.file.Path;
import java.util.List;

/** C3.7d: stderr is not failure, silence is not success, and ENOENT may mean the folder. */
final class MissingFolder extends Measured {
    MissingFolder(Texts texts) {
        super("C3.7d", texts);
    }

    @Override
    public Question question() {
        return Question.text(say("question"));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        Path folder = lab.listing("careful.sh").getParent();
        Ran careful = lab.execFile(folder, "sh", "careful.sh");
        Ran silent = lab.execFile(folder, "sh", "silent.sh");
        String noFolder = lab.execFile(folder.resolve("no-such-folder"), "sh", "-c", "exit").code();
        String noProgram = lab.execFile(folder, "no-such-program").code();
        seen.add(Observation.of(say("saw.careful", careful.err().length()), careful.ending()));
        seen.add(Observation.of(say("saw.silent", silent.err().length()), silent.ending()));
        seen.add(Observation.of(say("saw.program"), noProgram));
        seen.add(Observation.of(say("saw.folder"), noFolder));
        boolean words = !careful.err().isEmpty() && careful.code().isEmpty();
        boolean silence = silent.err().isEmpty() && !silent.code().isEmpty();
        boolean held = words && silence && noFolder.equals("ENOENT") && noFolder.equals(noProgram);
        return report(noFolder, seen, held, say(held ? "because" : "otherwise"));
    }
}
