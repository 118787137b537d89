package io.forkshop.app.bench;

import java.util.List;

/** A cluster of web servers, ours against Node's, under the same client. */
final class ClusterBench implements Bench {
    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public String summary() {
        return "requests a second of a cluster and of one process, against node's";
    }

    @Override
    public Findings run(Settings settings) throws InterruptedException {
        Parts.prepareArchive(settings);
        return Parts.measure(List.of(new ClusterFigures()), settings);
    }
}
