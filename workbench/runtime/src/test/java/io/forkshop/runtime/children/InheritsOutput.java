package io.forkshop.runtime.children;

import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import java.util.List;

/** A parent whose child writes to the parent's own standard output. */
public final class InheritsOutput {
    public static void main(String[] args) throws InterruptedException {
        Stdio inherit = Stdio.inherit();
        SpawnOptions options = SpawnOptions.defaults().stdio(inherit, inherit, inherit);
        ChildProcess child =
                ChildProcesses.spawn(
                        "sh", List.of("-c", "read go; echo from the grandchild"), options);
        if (child.stdin() == null && child.stdout() == null && child.stderr() == null) {
            System.out.println("streams are null");
        }
        child.awaitClose();
    }
}
