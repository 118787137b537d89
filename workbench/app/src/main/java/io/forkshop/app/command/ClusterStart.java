package io.forkshop.app.command;

import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.app.world.EventWatch;
import io.forkshop.app.world.LiveCluster;
import io.forkshop.app.world.World;
import io.forkshop.runtime.cluster.ClusterEvent.Kind;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.Policy;
import io.forkshop.runtime.cluster.SlotState;
import io.forkshop.runtime.cluster.SlotStatus;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.SpawnException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Starts the cluster, and waits until its workers listen. */
final class ClusterStart {
    static final String USAGE = "cluster start web.java -n 2 --policy rr --port 0";

    private static final List<String> OPTIONS = List.of("-n", "--policy", "--port");
    private static final Duration PATIENCE = Duration.ofSeconds(35);

    /** The workers' own events are what is waited for: the table tells of them. */
    private static final Set<Kind> EXPECTED = Set.of(Kind.STARTED, Kind.LISTENING);

    /** So little that a worker which leaks ends soon, and not this machine. */
    private static final List<String> JAVA_MEMORY =
            List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError");

    private static final List<String> NODE_MEMORY = List.of("--max-old-space-size=64");

    private ClusterStart() {}

    static Outcome run(List<String> words, Session session) throws InterruptedException {
        Given given = Given.of(words, OPTIONS);
        if (!given.mistake().isEmpty()) {
            return Outcome.usage(given.mistake() + " For example: " + USAGE);
        }
        if (given.plain().size() != 1) {
            return Outcome.usage("cluster start needs one file to run: " + USAGE);
        }
        String many = given.value("-n").orElse(Integer.toString(processors()));
        Optional<Integer> workers = Given.number(many, 1, World.MOST_ALIVE);
        Optional<Integer> port = Given.number(given.value("--port").orElse("0"), 0, 65535);
        Optional<Policy> policy = policy(given.value("--policy").orElse("rr"));
        if (workers.isEmpty()) {
            return Outcome.usage("-n takes a number from 1 to " + World.MOST_ALIVE + ": " + USAGE);
        }
        if (port.isEmpty()) {
            return Outcome.usage("--port takes a number from 0 to 65535; 0 is any that is free.");
        }
        if (policy.isEmpty()) {
            return Outcome.usage("--policy takes rr, shared or least: " + USAGE);
        }
        String module = session.modules().find(given.plain().getFirst());
        ClusterOptions options =
                ClusterOptions.of(module).policy(policy.get()).args(port.get().toString());
        return start(running(module, options), workers.get(), session);
    }

    /** The same cluster with this module in it, Java's or Node's. */
    static ClusterOptions running(String module, ClusterOptions options) {
        List<String> memory = module.endsWith("js") ? NODE_MEMORY : JAVA_MEMORY;
        return options.module(module).fork(ForkOptions.defaults().execArgv(memory));
    }

    private static int processors() {
        return Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));
    }

    private static Optional<Policy> policy(String word) {
        return switch (word) {
            case "rr" -> Optional.of(Policy.ROUND_ROBIN);
            case "least" -> Optional.of(Policy.LEAST_BUSY);
            case "shared" -> Optional.of(Policy.SHARED);
            default -> Optional.empty();
        };
    }

    private static Outcome start(ClusterOptions options, int workers, Session session)
            throws InterruptedException {
        LiveCluster cluster = started(options, workers, session);
        try (EventWatch watch =
                cluster.watch(m -> ClusterChange.tell(m, EXPECTED, session.console()))) {
            watch.until(PATIENCE, () -> all(cluster, SlotState.LISTENING, SlotState.FAILED));
        }
        ClusterTable.of(cluster, session).forEach(session.console()::print);
        if (!all(cluster, SlotState.LISTENING)) {
            return Outcome.failed(
                    "Not every worker listens. 'output c1' shows what c1 printed, 'cluster status'"
                            + " how it stands; 'cluster stop' ends it.");
        }
        session.console()
                .print(Text.of("Next: ", Tone.DIM).append("ask", Tone.TYPED).append(" asks it"));
        return Outcome.OK;
    }

    static boolean all(LiveCluster cluster, SlotState... wanted) {
        List<SlotState> good = List.of(wanted);
        return cluster.status().stream().map(SlotStatus::state).allMatch(good::contains);
    }

    private static LiveCluster started(ClusterOptions options, int workers, Session session) {
        try {
            return session.world().startCluster(options, workers);
        } catch (SpawnException e) {
            throw Fork.explained(e);
        }
    }
}
