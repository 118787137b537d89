package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;
import io.forkshop.runtime.testing.Workers;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;

/**
 * A primary with workers of every stubborn kind, which goes on starting and ending more of them
 * until it is killed. It tells its own parent when the first ones are ready, and of each start
 * after that.
 */
public final class Primary {
    private static final SpawnOptions SLEEPER =
            SpawnOptions.defaults()
                    .stdio(Stdio.ignore(), Stdio.ignore(), Stdio.ignore())
                    .diesWithParent(true);

    public static void main(String[] args) throws InterruptedException {
        boolean node = args[0].equals("node");
        ready(Workers.jvm(HangsForever.class));
        ready(Workers.jvm(BusyLoop.class));
        ready(Workers.jvm(BusyLoop.class, "in a listener"));
        ready(Workers.jvm(HangsForever.class)).kill(Signal.SIGSTOP);
        if (node) {
            ready(stubbornNode());
        }
        Parent.send("ready");
        Queue<ChildProcess> storm = new ArrayDeque<>();
        for (int i = 0; ; i++) {
            storm.add(
                    switch (i % 8) {
                        case 3 -> Workers.jvm(HangsForever.class);
                        case 7 -> node ? stubbornNode() : Workers.jvm(BusyLoop.class);
                        default -> ChildProcesses.spawn("sleep", List.of("1000"), SLEEPER);
                    });
            Parent.send(i);
            if (storm.size() > 12) {
                storm.remove().close();
            }
        }
    }

    private static ChildProcess stubbornNode() {
        ForkOptions options = Workers.options();
        return ChildProcesses.fork(Workers.script("stubborn.js").toString(), List.of(), options);
    }

    /** It says "ready" first, and nothing after it gets busy. */
    private static ChildProcess ready(ChildProcess child) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(1);
        child.onMessage(message -> ready.countDown());
        ready.await();
        child.send("get busy");
        return child;
    }
}
