package io.forkshop.app.bench;

import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.SyncResult;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many clients that ask a web server as fast as it answers: wrk, or where there is none, ours. */
interface Load extends AutoCloseable {
    int CLIENTS = 64;

    /**
     * @param rate answers a second
     * @param p99 ms; one answer in a hundred took longer
     */
    record Measured(double rate, double p99) {}

    /**
     * @param fresh each request over a connection of its own
     * @param threads of the client, where it may have more than one
     */
    record Requests(String path, boolean fresh, int threads) {}

    Measured ask(int port, Requests requests, Duration time) throws InterruptedException;

    /** The client's processor time up to now, in seconds. */
    double cpu();

    String name();

    @Override
    void close();

    static Load best() {
        return Programs.find("wrk").isPresent() ? new Wrk() : new OwnLoad();
    }

    /** wrk, which reconnects when an answer says close. */
    final class Wrk implements Load {
        private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
        private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");

        @Override
        public String name() {
            return "wrk";
        }

        @Override
        public Measured ask(int port, Requests requests, Duration time)
                throws InterruptedException {
            String seconds = Math.max(1, time.toSeconds()) + "s";
            List<String> args = new ArrayList<>(List.of("-c" + CLIENTS, "-d" + seconds));
            args.addAll(List.of("-t" + requests.threads(), "--latency"));
            if (requests.fresh()) {
                args.addAll(List.of("-H", "Connection: close"));
            }
            args.add("http://127.0.0.1:" + port + requests.path());
            SpawnOptions dies = SpawnOptions.defaults().env(Surroundings.marked());
            ExecOptions options =
                    ExecOptions.defaults()
                            .spawn(dies.diesWithParent(true))
                            .timeout(time.plusSeconds(60));
            SyncResult result = ChildProcesses.spawnSync("wrk", args, options);
            return parse(result.stdout() + result.stderr());
        }

        static Measured parse(String said) {
            Matcher rate = RATE.matcher(said);
            Matcher p99 = P99.matcher(said);
            if (!rate.find() || !p99.find()) {
                throw new Trouble("wrk did not say what it measured; it said: " + said.strip());
            }
            double factor =
                    switch (p99.group(2)) {
                        case "us" -> 0.001;
                        case "ms" -> 1;
                        default -> 1000;
                    };
            double latency = Double.parseDouble(p99.group(1)) * factor;
            return new Measured(Double.parseDouble(rate.group(1)), latency);
        }

        @Override
        public double cpu() {
            return CpuTime.ofEndedChildren();
        }

        @Override
        public void close() {
            // Each run has ended.
        }
    }
}
