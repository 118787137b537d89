package io.forkshop.app.course.experiments.messages;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.ProcFiles;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.List;

/** C4.2: the channel is descriptor 3 of the worker, a socket, and the environment says so. */
final class ChannelDescriptor extends Measured {
    private final int expected;

    ChannelDescriptor(Texts texts) {
        this(texts, 3);
    }

    /** A claim of another number. */
    ChannelDescriptor(Texts texts, int expected) {
        super("C4.2", texts);
        this.expected = expected;
    }

    @Override
    public Question question() {
        return choice("file", "pipe", "socket", "terminal");
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("echo")) {
            LabWorker worker = lab.fork(listing);
            worker.ask("are you there?"); // From here on everything it opens at start is open.
            String number =
                    ProcFiles.startedWith(worker.pid(), "NODE_CHANNEL_FD").orElse(say("none"));
            String link = ProcFiles.descriptors(worker.pid()).getOrDefault(expected, say("none"));
            seen.add(Observation.of(say("saw.number", listing), number));
            seen.add(Observation.of(say("saw.kind", listing, expected), link));
            held &= number.equals(String.valueOf(expected)) && link.startsWith("socket:");
            answer = answer.isEmpty() ? kind(link) : answer;
        }
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }

    private String kind(String link) {
        if (link.startsWith("socket:")) {
            return say("socket");
        }
        if (link.startsWith("pipe:")) {
            return say("pipe");
        }
        return say(link.startsWith("/dev/pts/") ? "terminal" : "file");
    }
}
