package io.forkshop.app.command;

import io.forkshop.app.inspect.Asked;
import io.forkshop.app.inspect.Comparison;
import io.forkshop.app.inspect.Details;
import io.forkshop.app.inspect.Extra;
import io.forkshop.app.inspect.History;
import io.forkshop.app.inspect.Looks;
import io.forkshop.app.inspect.ProcessFacts;
import io.forkshop.app.inspect.Secrets;
import io.forkshop.app.inspect.Snapshot;
import io.forkshop.app.world.Live;
import io.forkshop.app.world.World;
import io.forkshop.runtime.process.ExitStatus;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Remembers the subtree before and after each command that starts or ends something. A look costs a
 * few milliseconds, so commands that only look are not remembered.
 */
public final class Watch {
    private static final int LONGEST_LINE = 200;

    private final World world;
    private final Supplier<OptionalLong> javaSession;
    private final Looks looks;
    private final History history = new History();
    private final Map<Long, Since> lastLooks = new ConcurrentHashMap<>();
    private final Expecting expecting = new Expecting(this);

    /**
     * @param javaSession the pid of the process where Java lines run, if there is one
     */
    Watch(World world, Supplier<OptionalLong> javaSession) {
        this.world = world;
        this.javaSession = javaSession;
        this.looks = new Looks(world.mark().entry());
    }

    public History history() {
        return history;
    }

    Expecting expecting() {
        return expecting;
    }

    World world() {
        return world;
    }

    /** The subtree now, with the extras of those that are kept. */
    public Snapshot now() {
        return now(Looks.KEPT);
    }

    /** The subtree now. From any thread. */
    public Snapshot now(Set<Extra> extras) {
        return now(extras, 0);
    }

    /** The same with one more, whoever's it is; 0 for none. */
    Snapshot now(Set<Extra> extras, long another) {
        Map<Long, Asked> asked = new HashMap<>();
        world.alive().forEach(l -> asked.put(l.pid(), new Asked(l.name(), l.askedBy())));
        javaSession.get().ifPresent(pid -> asked.put(pid, Asked.JAVA_SESSION));
        return looks.take(asked, another == 0 ? Set.of() : Set.of(another), extras);
    }

    Details details(long pid, Snapshot snapshot) {
        return looks.details(pid, snapshot);
    }

    /** What a process did since it was last asked about here. */
    Since since(ProcessFacts now) {
        Since last = lastLooks.get(now.pid());
        Optional<Since> before =
                Optional.ofNullable(last).filter(s -> s.now().same(now)).map(Since::alone);
        Since since = new Since(now, Instant.now(), before);
        lastLooks.put(now.pid(), since.alone());
        return since;
    }

    /** Runs a command, and remembers what it changed. */
    Outcome around(Moves moves, String typed, Session session, Callable<Outcome> work)
            throws Exception {
        String line =
                Secrets.maskedLine(beginning(typed)); // it is shown again, to whoever looks on
        nameTheAsker("(the supervisor)"); // what came since, came from nobody's line
        Snapshot before = now();
        remember(history.last().isEmpty() ? "(the beginning)" : "(by itself)", before, false);
        Outcome outcome = Outcome.failed("");
        try {
            outcome = work.call();
            return outcome;
        } finally {
            nameTheAsker(line);
            boolean understood = outcome.code() != Outcome.USAGE;
            if (understood) {
                Snapshot after = Settling.after(this, before, moves, outcome);
                boolean done = outcome.code() == 0;
                remember(line, after, done && moves == Moves.PROCESSES);
                // Of a command that did nothing nothing was predicted.
                if (done || !Comparison.of(before, after).isEmpty()) {
                    expecting.compare(before, session);
                }
            }
        }
    }

    // A message may be a megabyte, and would be kept as often as there are snapshots.
    private static String beginning(String typed) {
        return typed.length() <= LONGEST_LINE ? typed : typed.substring(0, LONGEST_LINE) + "...";
    }

    /** Those that nobody asked for yet were asked for by this line. */
    private void nameTheAsker(String line) {
        world.all().stream()
                .filter(live -> live.askedBy().isEmpty())
                .forEach(live -> live.askedBy(line));
    }

    private void remember(String cause, Snapshot snapshot, boolean always) {
        Optional<History.Entry> last = history.last();
        if (always || last.isEmpty() || !Comparison.of(last.get().snapshot(), snapshot).isEmpty()) {
            history.add(cause, snapshot);
        }
    }

    /** How this one ended, if it was a child of ours: of all others only their parents know. */
    Optional<ExitStatus> ending(ProcessFacts process) {
        String name = process.asked().map(Asked::name).orElse("");
        return world.all().stream()
                .filter(live -> live.name().equals(name) && live.pid() == process.pid())
                .reduce((older, newer) -> newer)
                .flatMap(Watch::ending);
    }

    /** Those that were born after the one snapshot and had ended before the other. */
    List<Live> livedBetween(Snapshot before, Snapshot after) {
        return world.all().stream()
                .filter(live -> live.born().isAfter(before.time()))
                .filter(live -> live.born().isBefore(after.time()))
                .filter(live -> !live.alive())
                .filter(live -> !named(before, live) && !named(after, live))
                .toList();
    }

    private static boolean named(Snapshot snapshot, Live live) {
        return snapshot.find(live.pid())
                .flatMap(ProcessFacts::asked)
                .filter(asked -> asked.name().equals(live.name()))
                .isPresent();
    }

    static Optional<ExitStatus> ending(Live live) {
        return live.ending().or(() -> live.alive() ? Optional.empty() : live.child().status());
    }
}
