package io.forkshop.app.fault;

import io.forkshop.runtime.cluster.ClusterEvent.Kind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Something that goes wrong in one worker, and what should follow from it. */
public abstract sealed class Fault permits Kill, Hang, Leak, Slow, CrashLoop {
    private static final List<String> NAMES = List.of("kill", "hang", "leak", "slow", "crashloop");

    public static List<String> names() {
        return NAMES;
    }

    /** The fault of exactly this name, which must be one of {@link #names}. */
    public static Fault of(String name) {
        return switch (name) {
            case "kill" -> new Kill();
            case "hang" -> new Hang();
            case "leak" -> new Leak();
            case "slow" -> new Slow();
            case "crashloop" -> new CrashLoop();
            default -> throw new IllegalArgumentException("no fault " + name);
        };
    }

    /** What should follow, said before anything is done: it may come out wrong. */
    public abstract String claim(Scene scene);

    /** Does it, and waits for what follows. */
    public abstract Finding happen(Scene scene) throws InterruptedException;

    /** What most claims say: the worker dies, another follows in time, nobody is turned away. */
    static List<Check> replaced(Scene scene, Duration within, Tally tally) {
        List<Check> checks = new ArrayList<>();
        long died = scene.first(Kind.DIED);
        String end = scene.cluster.slot(scene.slot).lastEnd().orElse("?");
        checks.add(
                died < 0
                        ? new Check(false, scene.who() + " did not die")
                        : new Check(true, scene.who() + " died after " + died + " ms: " + end));
        boolean succeeded = scene.succeeded();
        long listens = scene.first(Kind.LISTENING);
        String slot = scene.slot;
        checks.add(
                succeeded
                        ? new Check(
                                listens <= within.toMillis(),
                                "pid "
                                        + scene.cluster.slot(slot).pid().orElse(-1)
                                        + " listens in "
                                        + slot
                                        + " after "
                                        + listens
                                        + " ms")
                        : new Check(false, "nobody follows in " + slot + ": " + state(scene)));
        checks.add(notTurnedAway(tally));
        return checks;
    }

    static Check notTurnedAway(Tally tally) {
        return new Check(
                tally.count(Answer.Kind.REFUSED) == 0 && tally.count(Answer.Kind.LATE) == 0,
                "of " + tally.all() + " connections meanwhile " + tally);
    }

    static String state(Scene scene) {
        return "it is "
                + scene.cluster.slot(scene.slot).state().name().toLowerCase().replace('_', ' ');
    }
}
