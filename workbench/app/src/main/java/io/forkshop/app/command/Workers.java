package io.forkshop.app.command;

import io.forkshop.app.world.Live;
import io.forkshop.app.world.World;
import io.forkshop.runtime.ForkshopException;

import java.util.List;

/**
 * Finds the process that a command was asked about, and says it in one sentence when there is none.
 */
final class Workers {
    private Workers() {}

    /** The process of this name, alive or ended. */
    static Live find(World world, String name) {
        return world.find(name).orElseThrow(() -> unknown(world, name));
    }

    /** The worker of this name, which was forked: it has a channel. */
    static Live forked(World world, String name) {
        Live live = find(world, name);
        if (live.kind() == Live.Kind.SPAWNED) {
            throw new ForkshopException(
                    "ERR_NO_CHANNEL",
                    name
                            + " was spawned, not forked: it has no channel. 'fork FILE' starts a"
                            + " worker that has one.");
        }
        return live;
    }

    private static ForkshopException unknown(World world, String name) {
        List<String> names = world.all().stream().map(Live::name).toList();
        // All names are alike: w8 for w9 is no slip of the finger.
        String hint = name.matches("[ws]\\d+") ? "" : Spelling.hint(name, names);
        String next = names.isEmpty() ? "Start one with 'fork FILE'." : alive(world);
        return new ForkshopException(
                "ERR_UNKNOWN_NAME",
                "There is no process named '" + name + "'." + hint + " " + next);
    }

    private static String alive(World world) {
        List<String> names = world.alive().stream().map(Live::name).toList();
        return names.isEmpty() ? "None is alive." : "Alive: " + String.join(", ", names) + ".";
    }

    /** {@code w1 ended: exited with code 3.} */
    static String ended(Live live, Object status) {
        String why = live.timedOut() ? " Its time was over." : "";
        return live.name() + " ended: " + status + "." + why;
    }
}
