package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.process.ChildProcesses;

/** Starts a child that exits with 7 and tells how it ended. */
public final class SpawnsAndTells {
    public static void main(String[] args) throws InterruptedException {
        Parent.send(ChildProcesses.spawn("sh", "-c", "exit 7").awaitClose().toString());
    }
}
