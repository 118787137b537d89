package consumer;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.cluster.Cluster;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.ClusterWorker;
import io.forkshop.runtime.process.ForkOptions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A worker of a cluster, and its primary, that tell which class-data archive the worker has. */
public final class Clustered {
    public static void main(String[] args) throws Exception {
        if (ClusterWorker.isWorker()) {
            List<String> maps = Files.readAllLines(Path.of("/proc/self/maps"));
            Parent.send(maps.stream().anyMatch(each -> each.endsWith("-cluster.jsa")));
            return;
        }
        var options = ForkOptions.defaults().classPath(List.of(Path.of(args[0])));
        try (var cluster = Cluster.of(ClusterOptions.of("consumer.Clustered").fork(options))) {
            cluster.fork().onMessage(found -> IO.println("its own archive: " + found));
            cluster.awaitEmpty();
        }
    }
}
