package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.Stdio;
import io.forkshop.runtime.testing.Workers;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * A primary that forks a worker which hangs, disconnects it, tells its pid, and then exits or waits
 * to be killed.
 */
public final class ForksAndExits {
    public static void main(String[] args) throws InterruptedException {
        ForkOptions options =
                Workers.options()
                        .stdio(Stdio.ignore(), Stdio.ignore(), Stdio.ignore(), Stdio.ipc())
                        .diesWithParent(false);
        if (args[0].equals("detached")) {
            options = options.detached(true);
        }
        // By the kernel's death signal it would end without noticing anything: here it must notice.
        options =
                args[0].equals("disconnects")
                        ? options.execArgv(List.of("-Dforkshop.dies.with.parent=true"))
                        : options;
        ChildProcess worker = ChildProcesses.fork(HangsForever.class.getName(), List.of(), options);
        CountDownLatch ready = new CountDownLatch(1);
        CountDownLatch disconnected = new CountDownLatch(1);
        worker.onMessage(message -> ready.countDown()).onDisconnect(disconnected::countDown);
        ready.await();
        worker.disconnect();
        disconnected.await();
        Parent.send(worker.pid().orElseThrow());
        if (args[1].equals("exits")) {
            System.exit(0);
        }
        while (true) {
            LockSupport.park();
        }
    }
}
