package io.forkshop.app.fault;

import io.forkshop.app.world.Awaited;
import io.forkshop.app.world.EventWatch;
import io.forkshop.app.world.Live;
import io.forkshop.app.world.LiveCluster;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Json;
import io.forkshop.runtime.cluster.ClusterEvent;
import io.forkshop.runtime.cluster.Listening;
import io.forkshop.runtime.cluster.SlotState;
import io.forkshop.runtime.cluster.SlotStatus;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Where a fault happens: one slot of a cluster, the worker in it, and all that is heard since. */
public final class Scene implements AutoCloseable {
    private static final Duration TO_OBEY = Duration.ofSeconds(2);

    final LiveCluster cluster;
    final String slot;
    final Live victim;
    final InetSocketAddress address;
    private final EventWatch watch;
    private final Consumer<String> told;
    private final List<EventWatch.Moment> heard = new ArrayList<>();
    private long acted = System.nanoTime();

    private Scene(LiveCluster cluster, String slot, Listening place, Consumer<String> told) {
        this.cluster = cluster;
        this.slot = slot;
        this.victim = cluster.worker(slot).orElseThrow(() -> nobody(slot));
        this.told = told;
        String host = place.address().isEmpty() ? "127.0.0.1" : place.address();
        this.address = new InetSocketAddress(host, place.port());
        this.watch = cluster.watch(this::seen);
    }

    /**
     * Throws ERR_INVALID_STATE when nobody is in that slot, or nothing listens.
     *
     * @param told of everything that is done and heard, on the thread that waits
     */
    public static Scene of(LiveCluster cluster, String slot, Consumer<String> told) {
        SlotStatus status = cluster.slot(slot);
        Listening place = cluster.place().orElseThrow(() -> nobody(slot));
        if (status.state() != SlotState.LISTENING) {
            throw nobody(slot);
        }
        return new Scene(cluster, slot, place, told);
    }

    private static ForkshopException nobody(String slot) {
        return new ForkshopException(
                "ERR_INVALID_STATE",
                slot
                        + " has no worker that listens, so nothing was done. 'cluster status' shows"
                        + " how it stands.");
    }

    private void seen(EventWatch.Moment moment) {
        heard.add(moment);
        if (moment.event().kind() != ClusterEvent.Kind.STARTED) {
            told.accept("  +" + since(moment) + " ms  " + moment.event());
        }
    }

    private long since(EventWatch.Moment moment) {
        return Math.max(0, Duration.ofNanos(moment.nanos() - acted).toMillis());
    }

    /** {@code c1 (pid 4711)}. */
    String who() {
        return slot + " (pid " + victim.pid() + ")";
    }

    /** The clock of the evidence starts. */
    void acts(String what) {
        acted = System.nanoTime();
        told.accept(what);
    }

    boolean until(Duration longest, BooleanSupplier reached) throws InterruptedException {
        return watch.until(longest, reached);
    }

    /** Whether another worker listens in the slot, and has been heard to. */
    boolean succeeded() {
        SlotStatus now = cluster.slot(slot);
        return now.state() == SlotState.LISTENING
                && now.pid().isPresent()
                && now.pid().getAsLong() != victim.pid()
                && first(ClusterEvent.Kind.LISTENING) >= 0;
    }

    /** Milliseconds after the act; -1 if it never came. */
    long first(ClusterEvent.Kind kind) {
        return heard.stream()
                .filter(m -> m.event().kind() == kind && m.event().slot().equals(slot))
                .mapToLong(this::since)
                .findFirst()
                .orElse(-1);
    }

    long count(ClusterEvent.Kind kind) {
        return heard.stream()
                .filter(m -> m.event().kind() == kind && m.event().slot().equals(slot))
                .count();
    }

    /** Tells the worker in the slot to misbehave; false if it did not say that it will. */
    boolean obeys(String fault) throws InterruptedException {
        Optional<Live> worker = cluster.worker(slot);
        if (worker.isEmpty() || !worker.get().alive()) {
            return false;
        }
        return obeys(worker.get(), fault);
    }

    private static boolean obeys(Live worker, String fault) throws InterruptedException {
        try {
            worker.child().send(Map.of("fault", fault));
        } catch (ForkshopException gone) {
            return false;
        }
        String wanted = Json.write(Map.of("obeys", fault));
        long end = System.nanoTime() + TO_OBEY.toNanos();
        while (worker.awaitMessage(Duration.ofNanos(Math.max(0, end - System.nanoTime())))
                instanceof Awaited.Message(String json)) {
            if (json.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    Finding disobeyed(String fault) {
        return Finding.nothingDone(
                who()
                        + " did not answer {\"fault\":\""
                        + fault
                        + "\"} within "
                        + TO_OBEY.toSeconds()
                        + " s: a worker must know this message, as web.java and web.js do.");
    }

    @Override
    public void close() {
        watch.close();
    }
}
