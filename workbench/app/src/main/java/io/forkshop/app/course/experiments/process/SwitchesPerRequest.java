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
import java.util.List;
import java.util.Locale;

/**
 * C0.3: an event loop makes fewer context switches for the same requests than a thread for each
 * client.
 *
 * <p>Both counts are the kernel's, of the same number of requests.
 */
final class SwitchesPerRequest extends Measured {
    private static final int CLIENTS = 64;
    private static final int ROUNDS = 20;

    /** Below this share of the other's switches they are fewer; up to its inverse, the same. */
    private static final double FEWER = 0.8;

    SwitchesPerRequest(Texts texts) {
        super("C0.3", texts);
    }

    @Override
    public Question question() {
        return Question.choice(say("question", CLIENTS), say("silver"), say("gold"), say("same"));
    }

    /** Others that want the processor make switches, too. */
    @Override
    protected boolean wantsQuiet() {
        return true;
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        double silver = switches(lab, "silver.java", seen);
        double gold = switches(lab, "gold.java", seen);
        boolean held = gold < FEWER * silver;
        String more = held ? "silver" : silver < FEWER * gold ? "gold" : "same";
        return report(say(more), seen, held, say(held ? "because" : "otherwise"));
    }

    private double switches(Lab lab, String listing, List<Observation> seen)
            throws IOException, InterruptedException {
        LabWorker server = lab.fork(listing);
        List<Visitor> clients = clients(lab, Seen.port(server));
        round(clients); // Its threads and its classes are there from now on.
        Counted before = counted(server);
        for (int i = 0; i < ROUNDS; i++) {
            round(clients);
        }
        Counted after = counted(server);
        clients.forEach(Visitor::close);
        double requests = (double) CLIENTS * ROUNDS;
        double all = (after.all() - before.all()) / requests;
        double voluntary = (after.voluntary() - before.voluntary()) / requests;
        seen.add(
                new Observation(
                        say("saw.switches", listing), String.format(Locale.ROOT, "%.2f", all), ""));
        seen.add(
                new Observation(
                        say("saw.voluntary", listing),
                        String.format(Locale.ROOT, "%.2f", voluntary),
                        ""));
        return all;
    }

    private static List<Visitor> clients(Lab lab, int port) throws IOException {
        List<Visitor> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(lab.visit(port));
        }
        return clients;
    }

    /** Everybody asks, then everybody reads. */
    private static void round(List<Visitor> clients) throws IOException {
        for (Visitor client : clients) {
            client.ask("/");
        }
        for (Visitor client : clients) {
            client.answer();
        }
    }

    /** Context switches so far of all threads of a process. */
    private record Counted(long voluntary, long all) {}

    private static Counted counted(LabWorker server) {
        long voluntary = 0;
        long involuntary = 0;
        for (ThreadFacts thread : Seen.threads(server)) {
            voluntary += thread.voluntary().orElse(0);
            involuntary += thread.involuntary().orElse(0);
        }
        return new Counted(voluntary, voluntary + involuntary);
    }
}
