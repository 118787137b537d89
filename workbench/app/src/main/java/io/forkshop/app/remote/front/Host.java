package io.forkshop.app.remote.front;

import io.forkshop.app.world.World;

import java.util.List;

/** What the workbench does for its Java session. Called from any thread. */
public interface Host {
    /** The learner's processes. */
    World world();

    /** The file for fork, as the command of that name finds it. Throws what there is to say. */
    String module(String typed);

    /** Runs a command of the prompt, one of a few; it prints what it has to say. */
    void run(List<String> words);
}
