package io.forkshop.app.world;

import io.forkshop.runtime.channel.Tap;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

/**
 * What this workbench adds to the options that the learner wants: the session's mark, an end
 * together with ours, and a session without a terminal, so that a process can neither read keys nor
 * be hit by a Ctrl-C that was not meant for it. Without stdio or input there is nothing to read.
 */
record Ours(SessionMark mark) {

    ForkOptions fork(ForkOptions wanted, Tap tap) {
        return wanted.env(mark.environment(wanted.spawn().env()))
                .silent(true)
                .diesWithParent(true)
                .detached(true)
                .tap(tap);
    }

    SpawnOptions spawn(SpawnOptions wanted) {
        return marked(saysItsInput(wanted) ? wanted : mute(wanted));
    }

    ExecOptions exec(ExecOptions wanted) {
        SpawnOptions given = wanted.spawn();
        return wanted.spawn(marked(saysItsInput(given) ? given : given.input("")));
    }

    private SpawnOptions marked(SpawnOptions wanted) {
        return wanted.env(mark.environment(wanted.env())).diesWithParent(true).detached(true);
    }

    private static boolean saysItsInput(SpawnOptions wanted) {
        return !wanted.stdio().isEmpty() || wanted.input().isPresent();
    }

    private static SpawnOptions mute(SpawnOptions wanted) {
        return wanted.stdio(Stdio.ignore(), Stdio.pipe(), Stdio.pipe());
    }
}
