package io.forkshop.app.world;

import io.forkshop.app.Here;
import io.forkshop.app.Until;
import io.forkshop.runtime.process.SpawnOptions;

import java.nio.file.Path;
import java.util.List;

/**
 * A workbench for the tests to kill: has a child and a grandchild in a session of its own, and
 * waits.
 */
final class KilledWorkbench {
    private KilledWorkbench() {}

    public static void main(String[] arguments) throws InterruptedException {
        var world = World.open(Path.of(arguments[0]));
        var child =
                world.spawn(
                        "sh",
                        List.of(Here.child("new-session.sh").toString()),
                        SpawnOptions.defaults(),
                        born -> {});
        Until.until("the grandchild is there", () -> !child.output().lines().isEmpty());
        System.out.println("ready");
        child.awaitExit(Until.DEADLINE);
    }
}
