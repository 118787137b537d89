package io.forkshop.app.load.models;

import io.forkshop.app.load.Chart;
import io.forkshop.app.load.LoadPlan;
import io.forkshop.app.load.LoadProcess;
import io.forkshop.app.load.LoadResult;
import io.forkshop.app.load.Running;
import io.forkshop.app.world.World;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Carries a contest out: all servers run all the time, one after another is asked. One thread. */
public final class Comparing implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration ALONE = Duration.ofMillis(600);

    private final Contest contest;
    private final Path folder;
    private final World world;
    private final LoadProcess clients;
    private final Map<Model, Server> servers = new EnumMap<>(Model.class);
    private final Map<Model, Double> seconds = new EnumMap<>(Model.class);
    private final List<Trial> trials = new ArrayList<>();

    /**
     * @param folder where the servers' files are
     */
    public Comparing(Contest contest, Path folder, World world) {
        this.contest = contest;
        this.folder = folder;
        this.world = world;
        this.clients = LoadProcess.start(world);
    }

    /**
     * Everything, round after round. What was measured before an interrupt is in {@link #trials}.
     *
     * @param doing told before each step, in words
     */
    public void run(Consumer<String> doing) throws InterruptedException {
        for (int round = 1; round <= contest.rounds(); round++) {
            for (int number : contest.clients()) {
                for (Model model : contest.models()) {
                    String of = contest.rounds() == 1 ? "" : " (round " + round + ")";
                    doing.accept(model.word() + ", " + number + " clients" + of);
                    trials.add(trial(model, number));
                }
            }
        }
    }

    public List<Trial> trials() {
        return List.copyOf(trials);
    }

    /** A chart as SVG. */
    public String draw(Chart chart) throws InterruptedException {
        return clients.draw(chart);
    }

    private Trial trial(Model model, int number) throws InterruptedException {
        Server server = server(model);
        double alone = seconds(model);
        int cores = Runtime.getRuntime().availableProcessors();
        double predicted = model.predicted(contest.job(), alone, number, cores);
        Footprint.Watcher watcher = new Footprint.Watcher(server.pid());
        LoadPlan plan =
                plan(server, number).times(Contest.WARM_UP, contest.time(), Contest.TIMEOUT);
        LoadResult load = watched(clients.begin(plan), watcher);
        String ending = server.isAlive() ? "" : server.ending();
        return new Trial(model, number, predicted, load, watcher.seen(), ending);
    }

    private LoadPlan plan(Server server, int number) {
        return LoadPlan.of(server.port(), contest.job().path())
                .connections(number)
                .fresh(contest.fresh())
                .expected(contest.job().expected());
    }

    /** Looks at the server while it counts, first and last as near to both ends as can be. */
    private static LoadResult watched(Running running, Footprint.Watcher watcher)
            throws InterruptedException {
        try {
            while (!running.await(running.progress().warm() ? BETWEEN_LOOKS : Duration.ZERO)) {
                if (running.progress().warm()) {
                    watcher.look(running.progress().left() > 0);
                } else {
                    running.await(Duration.ofMillis(10));
                }
            }
            return running.await();
        } catch (InterruptedException e) {
            running.stop();
            throw e;
        }
    }

    /** One that has died under its load is started anew for the next. */
    private Server server(Model model) throws InterruptedException {
        Server server = servers.get(model);
        if (server == null || !server.isAlive()) {
            server = new Server(model, folder, world);
            servers.put(model, server);
            // Its first answer is its slowest: classes are loaded, a worker's first child is made.
            clients.begin(plan(server, 1).times(Duration.ZERO, FIRST, PATIENCE)).await();
        }
        return server;
    }

    /** N of the formula: what one request takes on its own. A wait takes what it says. */
    private double seconds(Model model) throws InterruptedException {
        if (contest.job().kind() == Job.Kind.WAIT) {
            return contest.job().millis() / 1000.0;
        }
        if (!seconds.containsKey(model)) {
            LoadPlan plan = plan(server(model), 1).times(ALONE, ALONE, Contest.TIMEOUT);
            double millis = clients.begin(plan).await().millis(0); // undisturbed
            seconds.put(model, (Double.isNaN(millis) ? contest.job().millis() : millis) / 1000);
        }
        return seconds.get(model);
    }

    @Override
    public void close() {
        clients.close();
        servers.values().forEach(Server::close);
    }
}
