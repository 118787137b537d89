package io.forkshop.app.course.experiments.process;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Processors;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.List;

/**
 * C0.2: callbacks on one thread lose no addition, two threads without a lock do, two processes have
 * two counts.
 *
 * <p>A loss needs both threads at work in the same moment. On a machine with cores to spare, none
 * among so many tries would be news; on a busy one it says nothing.
 */
final class LostAdditions extends Measured {
    private static final int CALLBACKS = 10_000;
    private static final int ADDED = 2_000_000;
    private static final int TRIES = 40;

    LostAdditions(Texts texts) {
        super("C0.2", texts);
    }

    @Override
    public Question question() {
        return choice("fewer", "exactly", "more");
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean exact = true;
        for (String listing : lab.twins("tally")) {
            long one = number(lab.fork(listing).ask("callbacks"));
            long other = number(lab.fork(listing).ask("callbacks"));
            seen.add(Observation.of(say("saw.callbacks", listing, CALLBACKS), one));
            seen.add(Observation.of(say("saw.other", listing), other));
            exact &= one == CALLBACKS && other == CALLBACKS;
        }
        Processors.Reading before = Processors.now();
        long threads = withThreads(lab.fork("tally.java"));
        seen.add(Observation.of(say("saw.threads", ADDED), threads));
        if (exact && threads == ADDED) { // Perhaps they were never at work in the same moment.
            quiet(Processors.free(before, Processors.now(), Seen.cores()));
        }
        boolean held = exact && threads < ADDED;
        return report(answer(threads), seen, held, halves(lab, say(because(exact, threads))));
    }

    private static long withThreads(LabWorker worker) throws InterruptedException {
        long count = ADDED;
        for (int i = 0; i < TRIES && count == ADDED; i++) {
            count = number(worker.ask("threads"));
        }
        return count;
    }

    private String answer(long count) {
        return say(count < ADDED ? "fewer" : count == ADDED ? "exactly" : "more");
    }

    private static String because(boolean exact, long threads) {
        if (!exact) {
            return "inexact";
        }
        return threads < ADDED ? "because" : "otherwise";
    }

    private static long number(Object message) {
        if (message instanceof Number number) {
            return number.longValue();
        }
        throw new NotMeasured("A number was expected, and this message came: " + message);
    }
}
