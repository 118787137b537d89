package io.forkshop.app.bench;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import io.forkshop.app.world.Journal;
import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Does with our library what it is told, in a process of its own, and says what it measured: what
 * contender.js is to Node, with the same orders, messages and units.
 */
final class JvmContender {
    private static final Stdio DISCARDED = Stdio.ignore();

    private final Conversation conversation;
    private final Conversation tapped;

    private JvmContender(Path workerClasses) {
        this.conversation = new Conversation(workerClasses, null);
        this.tapped = new Conversation(workerClasses, new Journal().tap("w1"));
    }

    /** The argument is the folder of the worker's classes. */
    public static void main(String[] args) {
        JvmContender contender = new JvmContender(Path.of(args[0]));
        ChildProcesses.warmUp();
        Parent.onMessage(order -> Parent.send(contender.obey((String) order)));
    }

    private Object obey(String order) {
        String[] words = order.split(" ");
        int count = Integer.parseInt(words[1]);
        int size = Integer.parseInt(words[2]);
        try {
            return switch (words[0]) {
                case "spawn" -> List.of(spawnMany(count));
                case "trips" -> List.of(conversation.trips(count, size));
                case "flood" -> List.of(conversation.flood(count, size));
                case "drain" -> List.of(conversation.drain(count, size));
                case "flood-tapped" -> List.of(tapped.flood(count, size));
                case "drain-tapped" -> List.of(tapped.drain(count, size));
                default -> crowd(count);
            };
        } catch (InterruptedException | IOException | RuntimeException e) {
            return Map.of("error", "the JVM, asked for " + order + ": " + e);
        }
    }

    /** The median time from spawn to exit, in microseconds, one after the other. */
    private static double spawnMany(int count) throws InterruptedException {
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            ChildProcess child = spawn("true");
            child.await();
            times[i] = (System.nanoTime() - start) / 1e3;
            child.close();
        }
        Arrays.sort(times);
        return times[count / 2];
    }

    /**
     * Children alive at once: milliseconds to start all, this VM's memory then in MiB (PSS),
     * milliseconds to kill all. They read from us, so they end however we end.
     */
    private static List<Double> crowd(int count) throws IOException, InterruptedException {
        SpawnOptions options = SpawnOptions.defaults().stdio(Stdio.pipe(), DISCARDED, DISCARDED);
        List<ChildProcess> all = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            all.add(spawn("cat", List.of(), options));
        }
        double started = (System.nanoTime() - start) / 1e6;
        Path rollup = Path.of("/proc/self/smaps_rollup");
        double pss = MemoryProbe.kibibytes(Files.readString(rollup)) / 1024.0;
        CountDownLatch alive = new CountDownLatch(count);
        long ending = System.nanoTime();
        for (ChildProcess child : all) {
            child.onExit(status -> alive.countDown());
            child.kill(Signal.SIGKILL);
        }
        alive.await();
        double killed = (System.nanoTime() - ending) / 1e6;
        all.forEach(ChildProcess::close);
        return List.of(started, pss, killed);
    }
}
