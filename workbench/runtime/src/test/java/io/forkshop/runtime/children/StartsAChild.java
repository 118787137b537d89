package io.forkshop.runtime.children;

import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import java.util.Arrays;
import java.util.List;

/**
 * A worker that starts a child of its own: with its own environment, inherited or as an explicit
 * copy.
 */
public final class StartsAChild {
    public static void main(String[] args) throws InterruptedException {
        Stdio inherit = Stdio.inherit();
        SpawnOptions options = SpawnOptions.defaults().stdio(inherit, inherit, inherit);
        if (args[0].equals("copy")) {
            options = options.env(System.getenv());
        }
        List<String> command = Arrays.asList(args).subList(1, args.length);
        ChildProcess child =
                ChildProcesses.spawn(
                        command.getFirst(), command.subList(1, command.size()), options);
        child.awaitClose();
    }
}
