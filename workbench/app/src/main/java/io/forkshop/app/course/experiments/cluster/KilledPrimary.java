package io.forkshop.app.course.experiments.cluster;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.ProcFiles;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.runtime.process.Signal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** C6.7b: a primary that is killed can tell nobody, and still no worker stays behind. */
final class KilledPrimary extends Measured {
    private static final int WORKERS = 2;

    KilledPrimary(Texts texts) {
        super("C6.7b", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question", WORKERS));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("keeper")) {
            LabWorker primary = lab.fork(listing);
            List<ProcessHandle> workers = new ArrayList<>();
            int port = 0;
            while (workers.size() < WORKERS) {
                Map<?, ?> place = place(primary.next());
                workers.add(lab.follow(String.valueOf(place.get("pid"))));
                port = ((Number) place.get("port")).intValue();
            }
            primary.kill(Signal.SIGKILL);
            primary.end();
            long left = left(lab, workers);
            boolean free = left == 0 && free(port);
            seen.add(Observation.of(say("saw.left", listing), left));
            seen.add(Observation.of(say("saw.port", listing), say(free ? "yes" : "no")));
            held &= left == 0 && free;
            answer = answer.isEmpty() || left > 0 ? String.valueOf(left) : answer;
        }
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }

    private Map<?, ?> place(Object message) {
        if (message instanceof Map<?, ?> fields && fields.get("port") instanceof Number) {
            return fields;
        }
        throw new NotMeasured(say("unknown", message));
    }

    /** How many still run when our patience is over. */
    private static long left(Lab lab, List<ProcessHandle> workers) throws InterruptedException {
        CompletableFuture<?>[] ends =
                workers.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        long deadline = System.nanoTime() + lab.patience().toNanos();
        long left = running(workers);
        while (left > 0 && System.nanoTime() < deadline) {
            try { // Nobody tells of an end that is not collected: look again from time to time.
                CompletableFuture.allOf(ends).get(50, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                // Counted anew below.
            }
            left = running(workers);
        }
        return left;
    }

    private static long running(List<ProcessHandle> workers) {
        return workers.stream().filter(ProcFiles::runs).count();
    }

    /** The proof is to have it, for a moment. */
    private static boolean free(int port) {
        try (ServerSocket ours = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return ours.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
