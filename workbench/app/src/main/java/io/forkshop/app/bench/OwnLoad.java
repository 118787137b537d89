package io.forkshop.app.bench;

import io.forkshop.app.bench.cluster.LoadClient;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.ForkOptions;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** {@link LoadClient}, one process for all that is to be measured, so that it is warm. */
final class OwnLoad implements Load {
    private final ChildProcess client;
    private final Complaint complaint;
    private final BlockingQueue<Object> replies = new LinkedBlockingQueue<>();

    OwnLoad() {
        ForkOptions options = ForkOptions.defaults().silent(true).env(Surroundings.marked());
        client = ChildProcesses.fork(LoadClient.class.getName(), List.of(), options);
        complaint = new Complaint(client.stderr());
        client.onMessage(replies::add);
        client.onExit(replies::add);
    }

    @Override
    public String name() {
        return "a client of ours";
    }

    @Override
    public Measured ask(int port, Requests requests, Duration time) throws InterruptedException {
        client.send(
                Map.of(
                        "port", port,
                        "path", requests.path(),
                        "fresh", requests.fresh(),
                        "clients", CLIENTS,
                        "millis", time.toMillis()));
        Object reply = replies.poll(time.plusSeconds(60).toSeconds(), TimeUnit.SECONDS);
        if (reply instanceof Map<?, ?> map && map.get("rate") instanceof Number rate) {
            return new Measured(rate.doubleValue(), ((Number) map.get("p99")).doubleValue());
        }
        String what = reply instanceof ExitStatus end ? "it " + end : "it answered " + reply;
        throw new Trouble("the client could not measure: " + what + complaint.told());
    }

    @Override
    public double cpu() {
        return CpuTime.ofTree(ProcessHandle.of(client.pid().orElseThrow()).orElseThrow());
    }

    @Override
    public void close() {
        client.close();
    }
}
