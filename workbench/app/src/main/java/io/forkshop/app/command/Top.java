package io.forkshop.app.command;

import io.forkshop.app.command.live.Frame;
import io.forkshop.app.command.live.Frames;
import io.forkshop.app.command.live.Look;
import io.forkshop.app.inspect.Extra;
import io.forkshop.app.terminal.Console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What our processes use, second by second. */
final class Top implements Command {
    private static final String INTERVAL = "-i";
    private static final String COUNT = "-n";
    private static final int MOST_FRAMES = 1_000_000;
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);

    // Ports and shares of memory are not shown, and cost most.
    private static final Set<Extra> SHOWN = EnumSet.of(Extra.SWITCHES);

    @Override
    public String name() {
        return "top";
    }

    @Override
    public String synopsis() {
        return "top [-i TIME] [-n COUNT] [--json]";
    }

    @Override
    public String summary() {
        return "watch what our processes use";
    }

    @Override
    public List<String> details() {
        return List.of(
                "A row for each process of the workbench, on a screen of its own: state,",
                "threads, percent of a core, memory; and a second: context switches, voluntary",
                "(VCSW) and not (NVCSW), messages that it got (IN) and sent (OUT), those of the",
                "runtimes too. '-': not known yet, or there is no channel. Two graphs show the",
                "last intervals, CPU from 0 to a whole core (or to its most, when that was",
                "more), MSGS from 0 to its most. The lowest bar is nothing at all.",
                "  c, m, p    sort by CPU, messages, pid",
                "  q, Ctrl-C  leave; a letter without a meaning here begins the next command",
                "  -i TIME    between two looks, 1s unless said: -i 500ms",
                "  -n COUNT   so many frames and no more",
                "  --json     an object a line for each frame, as docs/json.adoc describes it",
                "In a pipe each frame is text, and there is one unless -n says more: each",
                "takes an interval, since a rate needs two looks. 'explain VCSW' explains a",
                "column. Example: top -i 500ms");
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws InterruptedException {
        List<String> words = new ArrayList<>(arguments.words());
        boolean json = words.remove(JsonText.FLAG);
        Given given = Given.of(words, List.of(INTERVAL, COUNT));
        if (!given.mistake().isEmpty()) {
            return Outcome.usage(given.mistake());
        }
        if (!given.plain().isEmpty()) {
            return Outcome.usage("top takes no names: it shows all. Usage: " + synopsis());
        }
        Duration every =
                given.value(INTERVAL)
                        .map(Timeout::of)
                        .map(Timeout::duration)
                        .orElse(Duration.ofSeconds(1));
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            return Outcome.usage("-i takes a time from 100ms to 60m: top -i 500ms");
        }
        Optional<Integer> count = given.value(COUNT).flatMap(w -> Given.number(w, 1, MOST_FRAMES));
        if (given.value(COUNT).isPresent() && count.isEmpty()) {
            return Outcome.usage("-n takes a number from 1 to " + MOST_FRAMES + ": top -n 3");
        }
        if (session.console().draws() && !json) {
            TopView view = new TopView(session, count.orElse(Integer.MAX_VALUE));
            session.console().screen(view, every);
        } else {
            print(session, every, count.orElse(1), json);
        }
        return Outcome.OK;
    }

    /** What top looks at. */
    static Look look(Session session) {
        long nanos = System.nanoTime();
        return new Look(session.watch().now(SHOWN), session.world().journal().traffic(), nanos);
    }

    /** Until nobody reads any more. */
    private static void print(Session session, Duration every, int count, boolean json)
            throws InterruptedException {
        Console console = session.console();
        Frames frames = new Frames();
        frames.next(look(session));
        boolean read = true;
        for (int number = 1; number <= count && read; number++) {
            new Semaphore(0).tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS);
            Frame frame = frames.next(look(session));
            if (json) {
                JsonText.print(TopJson.of(frame, number), console);
            } else {
                if (number > 1) {
                    console.print("");
                }
                TopView.text(frame, console).all(console.width()).forEach(console::print);
            }
            read = console.flush();
        }
    }
}
