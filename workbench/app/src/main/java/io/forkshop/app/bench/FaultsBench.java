package io.forkshop.app.bench;

import java.util.List;

/** What becomes of a cluster, and of its clients, when it is hurt. */
final class FaultsBench implements Bench {
    private static final List<Procedure> PROCEDURES =
            List.of(
                    KillsUnderLoad.procedure("rr"),
                    KillsUnderLoad.procedure("shared"),
                    StoppedWorker.killed(),
                    Reloads.fresh(),
                    Reloads.kept(),
                    Reloads.bad(),
                    HardEnds.crashLoop(),
                    HardEnds.primaryKilled(),
                    HardEnds.takenPort(),
                    StoppedWorker.found());

    @Override
    public String name() {
        return "cluster-faults";
    }

    @Override
    public String summary() {
        return "what is lost when workers are killed, stopped, reloaded: ours and node's";
    }

    @Override
    public Findings run(Settings settings) throws InterruptedException {
        Parts.prepareArchive(settings);
        return Parts.measure(List.copyOf(PROCEDURES), settings);
    }
}
