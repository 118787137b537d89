package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import java.util.List;

/** Starts children as fast as it can, from four threads, ends each at once, and counts aloud. */
public final class StartsAndEnds {
    public static void main(String[] args) {
        Stdio ignore = Stdio.ignore();
        SpawnOptions options =
                SpawnOptions.defaults().stdio(ignore, ignore, ignore).diesWithParent(true);
        for (int thread = 0; thread < 4; thread++) {
            Thread.ofPlatform()
                    .start(
                            () -> {
                                for (int i = 0; ; i++) {
                                    ChildProcesses.spawn("sleep", List.of("1000"), options).close();
                                    Parent.send(i);
                                }
                            });
        }
    }
}
