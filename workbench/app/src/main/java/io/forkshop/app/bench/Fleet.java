package io.forkshop.app.bench;

import io.forkshop.app.bench.cluster.Journal;
import io.forkshop.app.bench.cluster.SlowPrimary;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.Signal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A cluster to be hurt, in processes of its own: a primary and workers that tell their pids. */
final class Fleet implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final boolean diesAtOnce; // else it has an end to make by itself
    private final ChildProcess primary;
    private final Complaint complaint;
    private final Path journals;
    private final BlockingQueue<Map<?, ?>> answers = new LinkedBlockingQueue<>();
    private final StringBuffer events = new StringBuffer();
    private final Map<Long, Integer> served = new ConcurrentHashMap<>();

    private Fleet(String name, Path journals, String module, List<String> args) {
        this(name, journals, module, args, true);
    }

    private Fleet(
            String name, Path journals, String module, List<String> args, boolean diesAtOnce) {
        this.name = name;
        this.diesAtOnce = diesAtOnce;
        this.journals = journals;
        ForkOptions options = ForkOptions.defaults().silent(true).env(Surroundings.marked());
        options = options.diesWithParent(diesAtOnce);
        this.primary = ChildProcesses.fork(module, args, options);
        this.complaint = new Complaint(primary.stderr());
        primary.onMessage(message -> hear((Map<?, ?>) message));
    }

    private void hear(Map<?, ?> message) {
        if (message.get("event") instanceof String event) {
            events.append(event).append('\n');
        } else if (message.get("dead") instanceof Number pid) {
            served.put(pid.longValue(), ((Number) message.get("served")).intValue());
        } else {
            answers.add(message);
        }
    }

    /** Ours, supervised. */
    static Fleet ours(Scratch scratch, Plan plan) {
        Path journals = scratch.emptyFolder("journals");
        List<String> args =
                List.of(
                        journals.toString(),
                        Integer.toString(plan.workers()),
                        Integer.toString(plan.port()),
                        plan.policy(),
                        Long.toString(plan.ready().toSeconds()),
                        plan.fault());
        return new Fleet("ours", journals, SlowPrimary.class.getName(), args);
    }

    /** Node's cluster, and a primary that replaces what ends. */
    static Fleet node(Scratch scratch, Plan plan) {
        Path journals = scratch.emptyFolder("journals");
        List<String> args =
                List.of(
                        journals.toString(),
                        Integer.toString(plan.workers()),
                        Integer.toString(plan.port()),
                        plan.policy());
        String script = scratch.script("cluster/slow.js").toString();
        return new Fleet("node", journals, script, args);
    }

    /** PM2, whose workers are of Node's cluster module, round robin. */
    static Fleet pm2(Scratch scratch, Plan plan) {
        Path journals = scratch.emptyFolder("journals");
        scratch.script("cluster/slow.js");
        List<String> args =
                List.of(
                        journals.toString(),
                        Integer.toString(plan.workers()),
                        Integer.toString(Ports.free()));
        String script = scratch.script("cluster/pm2.js").toString();
        return new Fleet("PM2", journals, script, args, false);
    }

    /**
     * What to start.
     *
     * @param port 0 for any
     * @param policy rr or shared
     * @param fault of the workers: crashes, hangs, or "" for none
     */
    record Plan(int workers, int port, String policy, Duration ready, String fault) {
        static final Plan FOUR = new Plan(4, 0, "rr", Duration.ofSeconds(30), "");

        Plan port(int other) {
            return new Plan(workers, other, policy, ready, fault);
        }

        Plan policy(String other) {
            return new Plan(workers, port, other, ready, fault);
        }

        Plan ready(Duration other) {
            return new Plan(workers, port, policy, other, fault);
        }

        Plan fault(String other) {
            return new Plan(workers, port, policy, ready, other);
        }
    }

    String name() {
        return name;
    }

    Path journals() {
        return journals;
    }

    ChildProcess primary() {
        return primary;
    }

    /** What our supervisor has told so far, a line each. */
    String events() {
        return events.toString();
    }

    /**
     * How many connections a dead worker had said to have taken, and not come to note: they were
     * its own when it was killed, too.
     */
    int unnoted(long pid) {
        Integer taken = served.get(pid); // Node does not tell.
        return taken == null ? 0 : Math.max(0, taken - Journal.noted(journals, pid));
    }

    /** One order, one answer. */
    Map<?, ?> ask(String op, List<String> arguments) throws InterruptedException {
        primary.send(Map.of("op", op, "args", arguments));
        Map<?, ?> answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (answer == null) {
            throw new Trouble(name + " has not answered '" + op + "'" + complaint.told());
        }
        return answer;
    }

    /** Those that listen. */
    List<Long> pids() throws InterruptedException {
        return ((List<?>) ask("pids", List.of()).get("pids"))
                .stream().map(pid -> ((Number) pid).longValue()).toList();
    }

    /** Waits until so many listen, none of them {@code except}; returns where. */
    int port(int workers, long except) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Map<?, ?> answer = ask("pids", List.of());
            List<?> pids = (List<?>) answer.get("pids");
            boolean gone = pids.stream().noneMatch(pid -> ((Number) pid).longValue() == except);
            if (pids.size() >= workers && gone) {
                return ((Number) answer.get("port")).intValue();
            }
            if (System.nanoTime() > deadline) {
                throw new Trouble(name + " has " + pids + " instead of " + workers + " workers");
            }
            LockSupport.parkNanos(3_000_000);
        }
    }

    /** To a worker, past its primary, as a stranger would. */
    static void signal(long pid, Signal signal) throws InterruptedException {
        try {
            String number = "-" + signal.number();
            new ProcessBuilder("kill", number, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new Trouble("cannot run kill: " + e.getMessage());
        }
    }

    /** SIGKILL for the primary; its workers end with it. PM2 first ends its daemon. */
    @Override
    public void close() {
        if (!diesAtOnce) {
            primary.disconnect();
            try {
                primary.await(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        primary.close();
    }
}
