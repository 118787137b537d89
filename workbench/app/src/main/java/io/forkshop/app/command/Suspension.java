package io.forkshop.app.command;

import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import java.util.List;

/**
 * Stops this process and its group, as the terminal does for Ctrl-Z: the launcher must stop with
 * us, or the shell would go on waiting for it. Returns when the group is continued; at once where
 * no shell could ever continue it.
 */
public final class Suspension implements Runnable {
    @Override
    public void run() {
        SpawnOptions options =
                SpawnOptions.defaults().stdio(Stdio.ignore(), Stdio.ignore(), Stdio.ignore());
        // The child is in our group: it stops with us, and ends once it is continued with us.
        try {
            ChildProcesses.spawn("sh", List.of("-c", "kill -TSTP 0"), options).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
