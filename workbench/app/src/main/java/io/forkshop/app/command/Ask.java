package io.forkshop.app.command;

import io.forkshop.app.fault.Answer;
import io.forkshop.app.fault.Tally;
import io.forkshop.app.world.LiveCluster;
import io.forkshop.runtime.ForkshopException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A few requests, and who answered them. */
final class Ask implements Command {
    private static final int MOST = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "ask";
    }

    @Override
    public String synopsis() {
        return "ask [URL] [-n N]";
    }

    @Override
    public String summary() {
        return "ask a server N times; count who answers";
    }

    @Override
    public List<String> details() {
        return List.of(
                "N times (10), one after another, each on a connection of its own: GET URL.",
                "Without URL the cluster is asked; a path alone means the cluster, too. Only",
                "this machine can be asked. An answer counts for the process that it names",
                "('pid 4711'). The exit code is 1 when one did not come.",
                "Example: ask /slow?ms=200 -n 4");
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws InterruptedException {
        Given given = Given.of(arguments.words(), List.of("-n"));
        if (!given.mistake().isEmpty() || given.plain().size() > 1) {
            return Outcome.usage((given.mistake() + " For example: ask -n 10").strip());
        }
        Optional<Integer> times = Given.number(given.value("-n").orElse("10"), 1, MOST);
        if (times.isEmpty()) {
            return Outcome.usage("-n takes a number from 1 to " + MOST + ": ask -n 10");
        }
        String url = given.plain().isEmpty() ? "/" : given.plain().getFirst();
        URI whole = url.startsWith("/") ? cluster(url, session) : uri(url);
        Tally tally = ask(whole, times.get());
        session.console().print(told(tally, session.world().names()));
        return tally.count(Answer.Kind.ANSWERED) == times.get() ? Outcome.OK : Outcome.failed("");
    }

    private static URI cluster(String path, Session session) {
        LiveCluster cluster = ClusterCommand.existing(session);
        return cluster.place()
                .map(place -> URI.create(ClusterTable.url(place)).resolve(path))
                .orElseThrow(() -> refused("The cluster listens nowhere; 'cluster status'."));
    }

    private static URI uri(String typed) {
        try {
            URI uri = URI.create(typed.contains("://") ? typed : "http://" + typed);
            if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 1) {
                throw refused("'" + typed + "' is no URL like http://127.0.0.1:4000/.");
            }
            if (!InetAddress.getByName(uri.getHost()).isLoopbackAddress()) {
                throw refused("ask asks this machine only, not " + uri.getHost() + ".");
            }
            return uri;
        } catch (IllegalArgumentException | UnknownHostException e) {
            throw refused("'" + typed + "' is no URL like http://127.0.0.1:4000/.");
        }
    }

    private static ForkshopException refused(String sentence) {
        return new ForkshopException("ERR_INVALID_URL", sentence);
    }

    private static Tally ask(URI url, int times) throws InterruptedException {
        InetSocketAddress server = new InetSocketAddress(url.getHost(), url.getPort());
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        Tally tally = new Tally();
        for (int i = 0; i < times; i++) {
            tally.add(Answer.to(server, path + query, LONGEST));
        }
        return tally;
    }

    static String told(Tally tally, Map<Long, String> names) {
        String who =
                tally.byPid().entrySet().stream()
                        .map(e -> name(e.getKey(), names) + " " + e.getValue() + "x")
                        .collect(Collectors.joining(", "));
        return tally + "." + (who.isEmpty() ? "" : " By " + who + ".");
    }

    private static String name(long pid, Map<Long, String> names) {
        if (pid == 0) {
            return "one that does not say its pid";
        }
        String name = names.get(pid);
        return name == null ? "pid " + pid : name + " (pid " + pid + ")";
    }
}
