package io.forkshop.app.load.models;

import io.forkshop.app.inspect.Kernel;
import io.forkshop.app.inspect.Limit;
import io.forkshop.app.load.LoadProcess;
import io.forkshop.app.world.World;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Very many clients who only wait, and what each of them costs a server. */
public final class WaitingRoom {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int SPARE = 200; // descriptors for other things than connections
    private static final int SOME = 100; // clients that warm it up
    private static final String PATH = "/wait?ms=90000";

    /**
     * @param clients who waited at once
     * @param before, after memory in RAM, KiB
     * @param threads of the system while they waited
     * @param why there were no more; empty when all wanted were there
     */
    public record Cost(Model model, int clients, long before, long after, int threads, String why) {
        /** KiB for each; what its collector has not yet taken away is in it. */
        public double kibEach() {
            return clients == 0 ? Double.NaN : (double) (after - before) / clients;
        }
    }

    private WaitingRoom() {}

    /**
     * The limit that so many connections would meet in one process, and how to raise it; empty if
     * there is none. The soft limit is no obstacle: JVM and node raise theirs to the hard one.
     */
    public static Optional<String> obstacle(int clients) {
        long self = ProcessHandle.current().pid();
        return Kernel.here().details(self, List.of()).limits().stream()
                .flatMap(List::stream)
                .filter(limit -> limit.name().equals("Max open files"))
                .map(Limit::hard)
                .filter(hard -> hard.matches("\\d+") && Long.parseLong(hard) < clients + SPARE)
                .map(
                        hard ->
                                "A process may have "
                                        + hard
                                        + " descriptors open here (ulimit -Hn), too few for "
                                        + clients
                                        + " connections. An administrator can raise it in"
                                        + " /etc/security/limits.conf (nofile).")
                .findFirst();
    }

    public static Cost measure(Model model, int clients, Path folder, World world)
            throws InterruptedException {
        try (Server server = new Server(model, folder, world);
                LoadProcess process = LoadProcess.start(world)) {
            process.crowd(server.port(), PATH, SOME, LONGEST);
            long before = seen(server).kib();
            LoadProcess.Crowd crowd = process.crowd(server.port(), PATH, clients + SOME, LONGEST);
            Footprint after = seen(server);
            String why = crowd.why();
            if (!server.isAlive()) {
                why = "the server " + server.ending();
            }
            int waiting = Math.max(0, crowd.clients() - SOME);
            return new Cost(model, waiting, before, after.kib(), after.threads(), why);
        }
    }

    private static Footprint seen(Server server) {
        Footprint.Watcher watcher = new Footprint.Watcher(server.pid());
        watcher.look(true);
        return watcher.seen();
    }
}
