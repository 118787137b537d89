package io.forkshop.app.course.experiments.process;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.app.course.lab.Visitor;
import io.forkshop.runtime.process.ExitStatus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** C0.5: an uncaught exception ends the process, and with it every connection that waits. */
final class LeftInLine extends Measured {
    private static final int CLIENTS = 5;
    private static final int SERVED = 2;

    LeftInLine(Texts texts) {
        super("C0.5", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question", CLIENTS, SERVED));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("desk")) {
            LabWorker desk = lab.fork(listing);
            List<Visitor> line = line(lab, desk);
            int answered = served(desk, line, SERVED);
            desk.send("boom");
            Optional<ExitStatus> end = desk.end();
            if (end.isEmpty()) { // It is still there, so it may serve the others, too.
                answered += served(desk, line, CLIENTS - SERVED);
            }
            int lost = end.isEmpty() ? 0 : lost(line);
            String how = end.map(ExitStatus::toString).orElse(say("alive"));
            seen.add(Observation.of(say("saw.answered", listing), answered));
            seen.add(Observation.of(say("saw.lost", listing), lost));
            seen.add(Observation.of(say("saw.end", listing), how));
            boolean one = end.equals(Optional.of(new ExitStatus.Exited(1)));
            held &= one && answered == SERVED && lost == CLIENTS - SERVED;
            answer = answer.isEmpty() ? String.valueOf(answered) : answer;
        }
        return report(answer, seen, held, halves(lab, say(held ? "because" : "otherwise")));
    }

    /** The desk says how long its line is when it has seen somebody come. */
    private static List<Visitor> line(Lab lab, LabWorker desk)
            throws IOException, InterruptedException {
        int port = Seen.port(desk);
        List<Visitor> line = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Visitor client = lab.visit(port);
            client.ask("/");
            desk.next();
            line.add(client);
        }
        return line;
    }

    /** The first of the line are served, and go. */
    private static int served(LabWorker desk, List<Visitor> line, int many) throws IOException {
        for (int i = 0; i < many; i++) {
            desk.send("next");
            line.removeFirst().answer();
        }
        return many;
    }

    /** How many of those whose server is gone get no answer. */
    private static int lost(List<Visitor> line) {
        int lost = 0;
        for (Visitor client : line) {
            try {
                client.answer();
            } catch (IOException e) {
                lost++;
            }
        }
        return lost;
    }
}
