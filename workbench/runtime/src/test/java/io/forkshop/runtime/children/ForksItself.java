package io.forkshop.runtime.children;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.testing.Workers;

import java.util.List;

/**
 * A fork bomb: every process starts two. Its argument says how many generations, at most five, so
 * that it ends whatever becomes of the cap: 63 processes.
 */
public final class ForksItself {
    public static void main(String[] args) {
        int generations = Math.min(5, Integer.parseInt(args[0]));
        Parent.onMessage(message -> {}); // It stays.
        for (int i = 0; generations > 0 && i < 2; i++) {
            try {
                ChildProcesses.fork(
                        ForksItself.class.getName(),
                        List.of(Integer.toString(generations - 1)),
                        Workers.options().silent(false));
            } catch (ForkshopException e) {
                System.out.println(e.code() + ": " + e.getMessage());
            }
        }
        System.out.println("done");
    }
}
