package io.forkshop.app.bench;

import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A warm program in a process of its own, ours, Node's or C's, that does what it is told with its
 * own means and measures that itself. All take the same orders in the same form.
 */
final class Contender implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final ChildProcess program;
    private final Complaint complaint;
    private final BlockingQueue<Object> replies = new LinkedBlockingQueue<>();

    private Contender(String name, ChildProcess program) {
        this.name = name;
        this.program = program;
        this.complaint = new Complaint(program.stderr());
        program.onMessage(replies::add);
        program.onExit(replies::add);
    }

    static Contender node(Scratch scratch) {
        scratch.script("contender-worker.js");
        Path script = scratch.script("contender.js");
        return new Contender("node", ChildProcesses.fork(script.toString(), List.of(), options()));
    }

    /** A program on our library. */
    static Contender jvm(Scratch scratch) {
        List<String> args = List.of(scratch.classes(ContenderWorker.class).toString());
        return new Contender(
                "the JVM", ChildProcesses.fork(JvmContender.class.getName(), args, options()));
    }

    private static ForkOptions options() {
        return ForkOptions.defaults().silent(true).env(Surroundings.marked());
    }

    /** The program that {@link CCompiler} made. */
    static Contender c(Path program) {
        Stdio pipe = Stdio.pipe();
        SpawnOptions options =
                SpawnOptions.defaults()
                        .stdio(pipe, pipe, pipe, Stdio.ipc())
                        .env(Surroundings.marked())
                        .diesWithParent(true);
        return new Contender("C", ChildProcesses.spawn(program.toString(), List.of(), options));
    }

    String name() {
        return name;
    }

    /** What it measured, in the order that the operation says. */
    List<Double> obey(String operation, int count, int size) throws InterruptedException {
        String order = operation + " " + count + " " + size;
        program.send(order);
        Object reply = replies.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return switch (reply) {
            case null -> {
                String waited = " has not answered '" + order + "' in " + PATIENCE.toSeconds();
                throw new Trouble(name + waited + " s" + complaint.told());
            }
            case List<?> numbers ->
                    numbers.stream().map(each -> ((Number) each).doubleValue()).toList();
            case ExitStatus end -> throw new Trouble(name + " " + end + complaint.told());
            case Map<?, ?> map -> throw new Trouble(map.get("error") + complaint.told());
            default -> throw new Trouble(name + " answered " + reply + " to '" + order + "'");
        };
    }

    /** Its end is its children's: their channel or their input ends. */
    @Override
    public void close() {
        program.close();
    }
}
