package io.forkshop.app.command;

import io.forkshop.app.terminal.Console;
import io.forkshop.app.world.EventWatch;
import io.forkshop.app.world.Live;
import io.forkshop.app.world.LiveCluster;
import io.forkshop.app.world.World;
import io.forkshop.runtime.cluster.ClusterEvent.Kind;
import io.forkshop.runtime.cluster.Listening;
import io.forkshop.runtime.cluster.ReloadResult;
import io.forkshop.runtime.cluster.SlotState;
import io.forkshop.runtime.cluster.SlotStatus;
import io.forkshop.runtime.process.Signal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** What is done to a cluster that runs. */
final class ClusterChange {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What the result of a reload says again. */
    private static final Set<Kind> RESULTS =
            Set.of(Kind.STARTED, Kind.RELOADED, Kind.ROLLED_BACK, Kind.RELOADING);

    private final LiveCluster cluster;
    private final Session session;
    private final Console console;

    ClusterChange(LiveCluster cluster, Session session) {
        this.cluster = cluster;
        this.session = session;
        this.console = session.console();
    }

    /** One event, in as many lines as it has; those of {@code untold} not. */
    static void tell(EventWatch.Moment moment, Set<Kind> untold, Console console) {
        if (!untold.contains(moment.event().kind())) {
            moment.event().toString().lines().forEach(console::print);
        }
    }

    private EventWatch watch(Set<Kind> untold) {
        return cluster.watch(moment -> tell(moment, untold, console));
    }

    Outcome reload(List<String> words) throws InterruptedException {
        if (words.size() > 1) {
            return Outcome.usage("cluster reload takes one file, or none for the same again.");
        }
        String module =
                words.isEmpty()
                        ? cluster.options().module()
                        : session.modules().find(words.getFirst());
        try (EventWatch watch = watch(RESULTS)) {
            CompletableFuture<ReloadResult> result =
                    cluster.reload(ClusterStart.running(module, cluster.options()));
            if (!watch.until(PATIENCE, result::isDone)) {
                return Outcome.timeout(
                        "The reload is still under way after "
                                + PATIENCE.toSeconds()
                                + " s. 'cluster status' shows how it stands.");
            }
            watch.seeTheRest();
            ReloadResult end = result.join();
            String name = Path.of(module).getFileName().toString();
            String text = sentence(end.text().replace(module, name));
            if (!end.done()) {
                return Outcome.failed(text);
            }
            console.print(text);
            return Outcome.OK;
        } catch (InterruptedException e) {
            cluster.supervisor().cancelReload(); // Its end is told above the next line.
            throw e;
        }
    }

    private static String sentence(String text) {
        String whole = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return whole.endsWith(".") || whole.contains("\n") ? whole : whole + ".";
    }

    Outcome scale(List<String> words) throws InterruptedException {
        Optional<Integer> wanted =
                words.size() == 1
                        ? Given.number(words.getFirst(), 1, World.MOST_ALIVE)
                        : Optional.empty();
        if (wanted.isEmpty()) {
            return Outcome.usage(
                    "cluster scale takes a number from 1 to "
                            + World.MOST_ALIVE
                            + ": cluster scale 4");
        }
        int more = wanted.get() - cluster.status().size();
        session.world().requireRoom(Math.max(0, more));
        try (EventWatch watch = watch(Set.of(Kind.STARTED))) {
            cluster.supervisor().scale(wanted.get());
            watch.until(
                    PATIENCE,
                    () ->
                            ClusterStart.all(cluster, SlotState.LISTENING, SlotState.FAILED)
                                    && cluster.alive() <= wanted.get());
        }
        ClusterTable.of(cluster, session).forEach(console::print);
        return Outcome.OK;
    }

    /** Without a name, or with {@code random}: whoever chance picks. */
    String pick(List<String> words) {
        if (!words.isEmpty() && !words.getFirst().equals("random")) {
            return cluster.slot(words.getFirst()).name();
        }
        List<String> there =
                cluster.status().stream()
                        .filter(slot -> slot.pid().isPresent())
                        .map(SlotStatus::name)
                        .toList();
        return there.isEmpty()
                ? cluster.status().getFirst().name()
                : there.get(ThreadLocalRandom.current().nextInt(there.size()));
    }

    Outcome kill(List<String> words) {
        if (words.size() > 1) {
            return Outcome.usage("cluster kill takes one name, or random: cluster kill c1");
        }
        String name = pick(words);
        Optional<Live> worker = cluster.worker(name);
        if (worker.isEmpty() || !worker.get().child().kill(Signal.SIGKILL)) {
            return Outcome.failed(
                    name
                            + " has no worker now: it is "
                            + ClusterTable.word(cluster.slot(name).state())
                            + ". Nothing was signalled.");
        }
        console.print("SIGKILL delivered to " + name + " (pid " + worker.get().pid() + ").");
        return Outcome.OK;
    }

    Outcome retry(List<String> words) throws InterruptedException {
        if (words.size() != 1) {
            return Outcome.usage("cluster retry takes the name of a slot: cluster retry c1");
        }
        String name = cluster.slot(words.getFirst()).name();
        try (EventWatch watch = watch(Set.of(Kind.STARTED))) {
            if (!cluster.supervisor().retry(name)) {
                return Outcome.failed(
                        name
                                + " has not failed: it is "
                                + ClusterTable.word(cluster.slot(name).state())
                                + ". Nothing was done.");
            }
            watch.until(PATIENCE, () -> cluster.slot(name).state() != SlotState.STARTING);
        }
        boolean listens = cluster.slot(name).state() == SlotState.LISTENING;
        return listens ? Outcome.OK : Outcome.failed(name + " does not listen this time either.");
    }

    /** Ctrl-C meanwhile ends it at once. */
    Outcome stop() throws InterruptedException {
        Optional<Listening> place = cluster.place();
        int workers = cluster.alive();
        try (EventWatch watch = watch(Set.of(Kind.STARTED))) {
            CompletableFuture<Void> end = cluster.supervisor().stop();
            watch.until(PATIENCE, end::isDone);
        } finally {
            session.world().endCluster();
        }
        console.print(
                (workers == 1 ? "1 worker has" : workers + " workers have")
                        + " ended."
                        + place.map(ClusterChange::portAfterwards).orElse(""));
        return Outcome.OK;
    }

    /** The proof is to have it, for a moment. */
    private static String portAfterwards(Listening place) {
        String host = place.address().isEmpty() ? "0.0.0.0" : place.address();
        try (ServerSocket ours = new ServerSocket()) {
            ours.bind(new InetSocketAddress(host, place.port()));
            return " Port " + place.port() + " is free.";
        } catch (IOException e) {
            return " Port " + place.port() + " is not free: " + e.getMessage() + ".";
        }
    }
}
