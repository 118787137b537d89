package io.forkshop.runtime.children;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import io.forkshop.runtime.channel.Json;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;
import io.forkshop.runtime.testing.Loop;
import io.forkshop.runtime.testing.Threads;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where pids are few, so that each is given out again and again: starts children, kills them while
 * they end and long after they have ended, and looks whether others were hit.
 */
public final class ChurnsPids {
    private static final int REMEMBERED = 200;

    private final SpawnOptions quiet =
            SpawnOptions.defaults().stdio(Stdio.ignore(), Stdio.ignore(), Stdio.ignore());
    private final ConcurrentLinkedDeque<ChildProcess> dead = new ConcurrentLinkedDeque<>();
    private final Set<Long> pids = ConcurrentHashMap.newKeySet();
    private final AtomicInteger reused = new AtomicInteger();
    private final AtomicInteger toTheDead = new AtomicInteger();
    private final AtomicInteger strangersHit = new AtomicInteger();
    private final AtomicInteger delivered = new AtomicInteger();

    public static void main(String[] args) throws Exception {
        new ChurnsPids().run(Loop.soak(Integer.parseInt(args[0])));
    }

    private void run(Loop loop) throws Exception {
        Threads.run(4, loop, this::round);
        IO.println(
                Json.write(
                        Map.of(
                                "rounds", loop.rounds(),
                                "pids given out again", reused.get(),
                                "signals delivered", delivered.get(),
                                "delivered to the dead", toTheDead.get(),
                                "strangers hit", strangersHit.get())));
    }

    private void round(int number) throws Exception {
        if (number % 4 == 0) {
            stranger();
        } else {
            killed();
        }
        for (ChildProcess old : dead) {
            toTheDead.addAndGet(old.kill(Signal.SIGKILL) ? 1 : 0);
        }
        while (dead.size() > REMEMBERED) {
            dead.poll();
        }
    }

    /** One of ours: the signal and its end race. */
    private void killed() throws InterruptedException {
        ChildProcess child = spawn("true", List.of(), quiet);
        long pid = child.pid().orElseThrow();
        reused.addAndGet(pids.add(pid) ? 0 : 1);
        while (child.status().isEmpty()) {
            delivered.addAndGet(child.kill(Signal.SIGKILL) ? 1 : 0);
            Thread.yield(); // Who reaps it may want this processor.
        }
        child.awaitClose();
        dead.add(child);
    }

    /** One that the JDK started and nobody may hit; or one of ours that nobody kills. */
    private void stranger() throws IOException, InterruptedException {
        boolean hit = new ProcessBuilder("true").start().waitFor() != 0;
        ChildProcess spared = spawn("true", List.of(), quiet);
        hit |= !spared.awaitClose().equals(new ExitStatus.Exited(0));
        strangersHit.addAndGet(hit ? 1 : 0);
    }
}
