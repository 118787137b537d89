package io.forkshop.app.course.experiments.process;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.app.course.lab.Visitor;
import io.forkshop.app.inspect.ThreadFacts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** C0.1: one thread runs every handler, and that thread is the one that uses the processor. */
final class WhoAnswers extends Measured {
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 5;

    WhoAnswers(Texts texts) {
        super("C0.1", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question", CLIENTS * ROUNDS, CLIENTS));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("who")) {
            LabWorker server = lab.fork(listing);
            int port = Seen.port(server);
            Map<Long, Long> before = cpu(server);
            Set<String> answering = answering(lab, port);
            long busiest = busiest(before, cpu(server));
            seen.add(Observation.of(say("saw.answering", listing), answering.size()));
            seen.add(Observation.of(say("saw.who", listing), String.join(", ", answering)));
            seen.add(Observation.of(say("saw.busiest", listing), say("thread", busiest)));
            held &= answering.size() == 1 && answering.contains("thread " + busiest + " answers");
            answer = answer.isEmpty() ? String.valueOf(answering.size()) : answer;
        }
        return report(answer, seen, held, halves(lab, say(held ? "because" : "otherwise")));
    }

    /** What the answers say, all clients asking before the first is answered. */
    private static Set<String> answering(Lab lab, int port) throws IOException {
        List<Visitor> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(lab.visit(port));
        }
        Set<String> answers = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Visitor client : clients) {
                client.ask("/");
            }
            for (Visitor client : clients) {
                answers.add(client.answer().strip());
            }
        }
        return answers;
    }

    private static Map<Long, Long> cpu(LabWorker server) {
        Map<Long, Long> millis = new HashMap<>();
        for (ThreadFacts thread : Seen.threads(server)) {
            millis.put(thread.id(), thread.cpuMillis());
        }
        return millis;
    }

    /** The thread that has used most of the processor between the two looks. */
    private static long busiest(Map<Long, Long> before, Map<Long, Long> after) {
        long busiest = 0;
        long most = -1;
        for (Map.Entry<Long, Long> thread : after.entrySet()) {
            long used = thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
            if (used > most) {
                most = used;
                busiest = thread.getKey();
            }
        }
        return busiest;
    }
}
