package io.forkshop.app.command;

import io.forkshop.app.terminal.Text;
import io.forkshop.app.world.LiveCluster;
import io.forkshop.runtime.ForkshopException;

import java.util.List;
import java.util.Optional;

/** Keeps workers up behind one port. */
final class ClusterCommand implements Command {
    static final List<String> ACTIONS =
            List.of("start", "status", "reload", "scale", "kill", "retry", "stop");

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public String synopsis() {
        return "cluster start|status|reload|scale|kill|retry|stop ...";
    }

    @Override
    public String summary() {
        return "keep workers up behind one port";
    }

    @Override
    public List<String> details() {
        return List.of(
                "start FILE [-n N] [--policy rr|shared|least] [--port P]",
                "    Starts N workers (as many as processors, 2 to 8) named c1, c2, ...; a",
                "    worker that dies or hangs is replaced. web.java and web.js come with the",
                "    book. The port is FILE's first argument; 0, as without --port: any that",
                "    is free. rr: each its turn; shared: whoever accepts first; least: who has",
                "    the fewest connections open. A worker's heap is at most 64 MiB.",
                "status         the slots: on a terminal drawn anew until q or Ctrl-C. SERVED",
                "               and OPEN are connections, as far as they are known: under",
                "               shared nobody knows what a worker served, and Node's never",
                "               say what they have open",
                "reload [FILE]  another version, slot by slot; back if it does not listen, and",
                "               on Ctrl-C",
                "scale N        more workers, or fewer: the last ones leave",
                "kill [NAME]    SIGKILL; without a name, or with 'random', to anyone",
                "retry NAME     starts a slot anew that was given up",
                "stop           workers finish, for 5 s at most; Ctrl-C ends them at once",
                "A workbench has one cluster at a time. In Java, io.forkshop.runtime.cluster",
                "makes others: in the Java session, whose children the workers are then.",
                "Example: " + ClusterStart.USAGE);
    }

    @Override
    public List<Candidates> candidates(List<String> before) {
        Candidates next =
                switch (before.isEmpty() ? "" : before.getFirst()) {
                    case "" -> Candidates.CLUSTER_ACTION;
                    case "start", "reload" -> Candidates.SERVER_FILE;
                    case "kill", "retry" -> Candidates.SLOT;
                    default -> Candidates.NOTHING;
                };
        return List.of(next);
    }

    @Override
    public Moves moves() {
        return Moves.PROCESSES;
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws InterruptedException {
        if (arguments.count() == 0) {
            return session.world().cluster().isPresent()
                    ? act("status", List.of(), session)
                    : Outcome.usage("There is no cluster. Start one: " + ClusterStart.USAGE);
        }
        String action = arguments.words().getFirst();
        if (!ACTIONS.contains(action)) {
            return Outcome.usage(
                    "cluster cannot '"
                            + action
                            + "'."
                            + Spelling.hint(action, ACTIONS)
                            + " It can "
                            + String.join(", ", ACTIONS)
                            + ".");
        }
        List<String> rest = arguments.words().subList(1, arguments.count());
        return action.equals("start")
                ? ClusterStart.run(rest, session)
                : act(action, rest, session);
    }

    private static Outcome act(String action, List<String> rest, Session session)
            throws InterruptedException {
        LiveCluster cluster = existing(session);
        ClusterChange change = new ClusterChange(cluster, session);
        return switch (action) {
            case "reload" -> change.reload(rest);
            case "scale" -> change.scale(rest);
            case "kill" -> change.kill(rest);
            case "retry" -> change.retry(rest);
            case "stop" -> change.stop();
            default -> status(cluster, session);
        };
    }

    /** The session's cluster; throws when there is none. */
    static LiveCluster existing(Session session) {
        Optional<LiveCluster> cluster = session.world().cluster();
        return cluster.orElseThrow(
                () ->
                        new ForkshopException(
                                "ERR_INVALID_STATE",
                                "There is no cluster. Start one: " + ClusterStart.USAGE));
    }

    private static Outcome status(LiveCluster cluster, Session session)
            throws InterruptedException {
        session.console().live(() -> lines(cluster, session));
        return Outcome.OK;
    }

    /** It may be ended meanwhile, from another thread that leaves the workbench. */
    private static List<Text> lines(LiveCluster cluster, Session session) {
        try {
            return ClusterTable.of(cluster, session);
        } catch (ForkshopException over) {
            return List.of(Text.of("The cluster has ended."));
        }
    }
}
