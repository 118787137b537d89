package io.forkshop.app.course.experiments.messages;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.ProcFiles;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.runtime.channel.Handle;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * C4.7: only one process can listen on a port; the socket that it listens with can be passed on.
 */
final class OnePort extends Measured {
    private static final int WORKERS = 3;
    private static final int MOST_VISITS = 300;

    OnePort(Texts texts) {
        super("C4.7", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question", WORKERS));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("oneport")) {
            int alone = listening(workers(lab, listing), listing, seen);
            boolean shared = share(lab, workers(lab, listing), listing, seen);
            held &= alone == 1 && shared;
            answer = answer.isEmpty() ? String.valueOf(alone) : answer;
        }
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }

    private static List<LabWorker> workers(Lab lab, String listing) {
        List<LabWorker> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            workers.add(lab.fork(listing));
        }
        return workers;
    }

    /** How many of them listen when each is told the port that the first one got. */
    private int listening(List<LabWorker> workers, String listing, List<Observation> seen)
            throws InterruptedException {
        Object port = workers.getFirst().ask(0);
        int count = port instanceof Integer ? 1 : 0;
        Object said = "";
        for (LabWorker worker : workers.subList(1, workers.size())) {
            said = worker.ask(port);
            count += said.equals(port) ? 1 : 0;
        }
        seen.add(Observation.of(say("saw.alone", listing), count));
        seen.add(Observation.of(say("saw.error", listing), said));
        workers.forEach(LabWorker::close);
        return count;
    }

    /** Whether all serve one port when they are given its socket, and we close our own. */
    private boolean share(Lab lab, List<LabWorker> workers, String listing, List<Observation> seen)
            throws Exception {
        int port;
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            port = server.socket().getLocalPort();
            for (LabWorker worker : workers) {
                worker.process().send("serve", Handle.of(server));
                worker.next();
            }
        }
        Set<String> answered = new HashSet<>();
        int visits = 0;
        while (answered.size() < WORKERS && visits++ < MOST_VISITS) {
            answered.add(page(lab, port));
        }
        Set<String> sockets = common(workers);
        seen.add(Observation.of(say("saw.shared", listing), answered.size()));
        workers.getFirst().frames().stream()
                .filter(frame -> frame.contains("NODE_HANDLE\""))
                .forEach(frame -> seen.add(Observation.of(say("saw.frame", listing), frame)));
        seen.add(Observation.of(say("saw.socket", listing), String.join(" ", sockets)));
        workers.forEach(LabWorker::close);
        return answered.size() > 1 && !sockets.isEmpty();
    }

    private static String page(Lab lab, int port) throws IOException {
        return lab.get(port, "/");
    }

    /** The sockets that all of them have open: one and the same thing in the kernel. */
    private static Set<String> common(List<LabWorker> workers) {
        Set<String> common = null;
        for (LabWorker worker : workers) {
            Set<String> open = new HashSet<>(ProcFiles.descriptors(worker.pid()).values());
            open.removeIf(link -> !link.startsWith("socket:"));
            if (common == null) {
                common = open;
            }
            common.retainAll(open);
        }
        return common;
    }
}
