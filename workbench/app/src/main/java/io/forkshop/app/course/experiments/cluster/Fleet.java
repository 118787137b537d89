package io.forkshop.app.course.experiments.cluster;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.cluster.ClusterEvent;
import io.forkshop.runtime.cluster.ClusterEvent.Kind;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.Policy;
import io.forkshop.runtime.cluster.ReloadResult;
import io.forkshop.runtime.cluster.SlotState;
import io.forkshop.runtime.cluster.SlotStatus;
import io.forkshop.runtime.cluster.Supervision;
import io.forkshop.runtime.cluster.Supervisor;
import io.forkshop.runtime.process.Signal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A supervised cluster of one experiment, which ends with its lab; its events in order. */
final class Fleet implements AutoCloseable {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /**
     * Nobody is called stuck here because the machine is busy, and no pause is longer than needed.
     */
    static final Supervision RULES =
            Supervision.defaults()
                    .backOff(Duration.ofMillis(10), Duration.ofMillis(50), 0)
                    .heartbeat(NEVER)
                    .grace(NEVER);

    /** Asked again and again; unlike a condition of the JDK's, it may wait. */
    interface Condition {
        boolean holds() throws InterruptedException;
    }

    private final Lab lab;
    private final ClusterOptions options;
    private final Supervisor supervisor;
    private final BlockingQueue<ClusterEvent> news = new LinkedBlockingQueue<>();
    private final List<ClusterEvent> events = new ArrayList<>(); // those taken from the news

    private Fleet(Lab lab, ClusterOptions options, Supervisor supervisor) {
        this.lab = lab;
        this.options = options;
        this.supervisor = supervisor;
        supervisor.onEvent(news::add);
    }

    /** So many workers, all of which listen. */
    static Fleet of(Lab lab, String listing, int workers, Policy policy)
            throws InterruptedException {
        return of(lab, options(lab, listing).policy(policy), workers, RULES);
    }

    static Fleet of(Lab lab, ClusterOptions options, int workers, Supervision rules)
            throws InterruptedException {
        Supervisor begun = asked(() -> Supervisor.start(options, workers, rules));
        Fleet fleet = lab.keep(new Fleet(lab, options, begun));
        fleet.until("every worker listens", fleet::listens);
        return fleet;
    }

    /** A web listing of the chapters, at any port that is free. */
    static ClusterOptions options(Lab lab, String listing) {
        return ClusterOptions.of(lab.listing(listing).toString()).args("0").fork(lab.workers());
    }

    private static <T> T asked(Supplier<T> question) throws InterruptedException {
        try {
            return question.get();
        } catch (ForkshopException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(); // It was stopped, and did not fail.
            }
            throw e;
        }
    }

    /** What it was started with. */
    ClusterOptions options() {
        return options;
    }

    List<SlotStatus> slots() throws InterruptedException {
        return asked(supervisor::status);
    }

    SlotStatus slot(int number) throws InterruptedException {
        return slots().get(number - 1);
    }

    /** Whether each slot's worker listens. */
    boolean listens() throws InterruptedException {
        return slots().stream().allMatch(slot -> slot.state() == SlotState.LISTENING);
    }

    /** The workers that there are, in the order of their slots. */
    List<Long> pids() throws InterruptedException {
        return slots().stream().flatMapToLong(slot -> slot.pid().stream()).boxed().toList();
    }

    int port() throws InterruptedException {
        return asked(supervisor::places).getFirst().port();
    }

    /** How many connections the workers there are have taken. */
    long served() throws InterruptedException {
        return slots().stream().mapToLong(slot -> slot.served().orElse(0)).sum();
    }

    /** How many connections the workers have open, as far as they have said. */
    int open() throws InterruptedException {
        return slots().stream().mapToInt(slot -> slot.inFlight().orElse(0)).sum();
    }

    /** What has happened, as far as somebody has waited for it. */
    List<ClusterEvent> events() {
        return List.copyOf(events);
    }

    /** The place of the first such event of that worker among all; -1 if it did not happen. */
    int indexOf(Kind kind, long pid) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).kind() == kind && events.get(i).pid().orElse(-1) == pid) {
                return i;
            }
        }
        return -1;
    }

    long count(Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).count();
    }

    /** Waits for something that comes of an event, or soon after one. */
    void until(String what, Condition reached) throws InterruptedException {
        long end = System.nanoTime() + lab.patience().toNanos();
        while (!(takeNews() && reached.holds())) {
            if (System.nanoTime() > end) {
                throw new NotMeasured("Waited in vain until " + what + "; so far: " + events);
            }
            ClusterEvent event = news.poll(BETWEEN_LOOKS.toNanos(), TimeUnit.NANOSECONDS);
            if (event != null) {
                events.add(event);
            }
        }
    }

    private boolean takeNews() {
        news.drainTo(events);
        return true;
    }

    void send(int slot, Object message) throws InterruptedException {
        long pid = slot(slot).pid().orElse(-1);
        supervisor.cluster().workers().values().stream()
                .filter(worker -> worker.process().pid().orElse(-2) == pid)
                .forEach(worker -> worker.send(message));
    }

    void kill(int slot) throws InterruptedException {
        String name = slot(slot).name();
        asked(() -> supervisor.kill(name, Signal.SIGKILL));
    }

    ReloadResult reload(ClusterOptions next) throws InterruptedException {
        CompletableFuture<ReloadResult> end = asked(() -> supervisor.reload(next));
        try {
            return end.get(lab.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NotMeasured("The reload did not end; so far: " + events);
        } catch (ExecutionException e) {
            throw new NotMeasured("The reload failed: " + e.getCause().getMessage());
        }
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
