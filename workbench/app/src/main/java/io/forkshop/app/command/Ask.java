package io.forkshop.app.command;

import io.forkshop.app.fault.Answer;
import io.forkshop.app.fault.Tally;

import java.net.InetSocketAddress;
import java.net.URI;
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
                "Without URL the cluster is asked; a path alone means the cluster, too, and",
                "w1/path a worker. Only this machine can be asked. An answer counts for the",
                "process that it names ('pid 4711'). The exit code is 1 when one did not come.",
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
        Tally tally = ask(LocalServer.of(url, name(), session), times.get());
        session.console().print(told(tally, session.world().names()));
        return tally.count(Answer.Kind.ANSWERED) == times.get() ? Outcome.OK : Outcome.failed("");
    }

    private static Tally ask(URI url, int times) throws InterruptedException {
        InetSocketAddress server = new InetSocketAddress(url.getHost(), url.getPort());
        Tally tally = new Tally();
        for (int i = 0; i < times; i++) {
            tally.add(Answer.to(server, LocalServer.path(url), LONGEST));
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
