package io.forkshop.app.command;

import io.forkshop.app.world.Live;
import io.forkshop.runtime.tree.ProcessInfo;
import io.forkshop.runtime.tree.TreeEnding;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Ends a process of ours with all that descends from it. */
final class KillTree {
    static final String FLAG = "--tree";

    private static final Duration GRACE = Duration.ofSeconds(1);

    private KillTree() {}

    static Outcome run(List<String> words, boolean show, Session session)
            throws InterruptedException {
        if (words.size() != 1 || words.getFirst().matches("[+-]?\\d+")) {
            return Outcome.usage(
                    "kill --tree needs the name of a process, and no signal: kill --tree w1");
        }
        Live live = Workers.find(session.world(), words.getFirst());
        if (show) {
            session.console().print(live.name() + ".destroyTree(Duration.ofSeconds(1));");
        }
        TreeEnding ending = live.child().destroyTree(GRACE);
        if (!ending.survivors().isEmpty()) {
            return Outcome.failed(
                    "These are alive all the same: "
                            + pids(ending.survivors())
                            + ". They may belong to another user.");
        }
        session.console().print(told(live, ending));
        return Outcome.OK;
    }

    private static String told(Live live, TreeEnding ending) {
        int count = ending.ended().size();
        if (count == 0) {
            return "Nobody is left of " + live.name() + ". Nothing was signalled.";
        }
        String how = ending.forced() ? "; SIGKILL was needed." : " on SIGTERM.";
        String family = count == 1 ? "1 process" : count + " processes";
        return live.name() + ": " + family + " ended (" + pids(ending.ended()) + ")" + how;
    }

    private static String pids(List<ProcessInfo> family) {
        return family.stream().map(one -> "pid " + one.pid()).collect(Collectors.joining(", "));
    }
}
