package io.forkshop.app.course.experiments.messages;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** C4.3: a frame ends at its newline, however many writes it took, and a bad line harms nobody. */
final class TornFrame extends Measured {
    private static final List<String> PIECES =
            List.of("{\"torn\": \"in", " three\", \"pie", "ces\": 3}\n");
    private static final Map<String, Object> WHOLE = Map.of("torn", "in three", "pieces", 3);

    /** What ends the count, as it is, or as a worker would send it that sends the text as text. */
    private static final List<Object> MARKER = List.of("marker", "\"marker\"\n");

    TornFrame(Texts texts) {
        super("C4.3", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question"));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        if (!lab.hasNode()) {
            throw new NotMeasured(say("nonode"));
        }
        LabWorker hand = lab.fork("wire.js");
        int early = 0;
        for (String piece : PIECES) {
            early = hand.waiting();
            write(hand, piece);
        }
        write(hand, "\"marker\"\n");
        List<Object> messages = new ArrayList<>();
        for (Object m = hand.next(); !MARKER.contains(m); m = hand.next()) {
            messages.add(m);
        }
        seen.add(Observation.of(say("saw.early"), early));
        seen.add(Observation.of(say("saw.torn"), messages.size()));
        seen.add(Observation.message(say("saw.whole"), messages));
        boolean held = early == 0 && messages.equals(List.of(WHOLE));
        held = held && two(hand, seen) && bad(hand, seen);
        return report(
                String.valueOf(messages.size()), seen, held, say(held ? "because" : "otherwise"));
    }

    private boolean two(LabWorker hand, List<Observation> seen) throws InterruptedException {
        write(hand, "1\n2\n");
        List<Object> both = List.of(hand.next(), hand.next());
        seen.add(Observation.message(say("saw.two"), both));
        return both.equals(List.of(1, 2));
    }

    /** A line that is no JSON is an event for the parent, and the next good frame still arrives. */
    private boolean bad(LabWorker hand, List<Observation> seen) throws InterruptedException {
        write(hand, "this is not JSON\n");
        seen.add(Observation.of(say("saw.bad"), hand.nextBadFrame().rule()));
        write(hand, "\"after\"\n");
        Object after = hand.next();
        seen.add(Observation.message(say("saw.after"), after));
        return after.equals("after");
    }

    /** The worker says on its output when the bytes are in the socket; then the next may follow. */
    private static void write(LabWorker hand, String piece) throws InterruptedException {
        hand.send(piece);
        hand.nextLine();
    }
}
