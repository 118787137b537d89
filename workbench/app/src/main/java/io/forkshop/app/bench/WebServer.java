package io.forkshop.app.bench;

import io.forkshop.app.bench.cluster.WebPrimary;
import io.forkshop.app.bench.cluster.WebWorker;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.ForkOptions;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A web server to be measured: a cluster or one process, ours or node's, in its own processes. */
final class WebServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final ChildProcess program;
    private final Complaint complaint;
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private int port;

    private WebServer(String name, String module, List<String> args) {
        this.name = name;
        ForkOptions options = ForkOptions.defaults().silent(true).env(Surroundings.marked());
        this.program = ChildProcesses.fork(module, args, options);
        this.complaint = new Complaint(program.stderr());
        program.onMessage(heard::add);
        program.onExit(heard::add);
    }

    /** By our library; {@code policy} is rr or shared. */
    static WebServer ours(String policy, int workers) {
        List<String> args = List.of(policy, Integer.toString(workers));
        return new WebServer("our " + policy + " " + workers, WebPrimary.class.getName(), args);
    }

    /** One JVM without a cluster. */
    static WebServer oursAlone() {
        return new WebServer("our single process", WebWorker.class.getName(), List.of());
    }

    static WebServer node(Scratch scratch, String policy, int workers) {
        List<String> args = List.of(policy, Integer.toString(workers));
        String script = scratch.script("cluster/web.js").toString();
        return new WebServer("node's " + policy + " " + workers, script, args);
    }

    /** One node without a cluster. */
    static WebServer nodeAlone(Scratch scratch) {
        String script = scratch.script("cluster/web.js").toString();
        return new WebServer("node's single process", script, List.of());
    }

    /** Waits until all of it listens. */
    int port() throws InterruptedException {
        if (port == 0) {
            port =
                    switch (heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                        case Number number -> number.intValue();
                        case ExitStatus end -> throw new Trouble(name + " " + end + said());
                        case null -> throw new Trouble(name + " does not listen" + said());
                        case Object other -> throw new Trouble(name + " said " + other + said());
                    };
        }
        return port;
    }

    /** Of all its processes, in seconds. */
    double cpu() {
        return CpuTime.ofTree(ProcessHandle.of(program.pid().orElseThrow()).orElseThrow());
    }

    private String said() {
        return complaint.told();
    }

    /** Its workers end with it. */
    @Override
    public void close() {
        program.close();
    }
}
