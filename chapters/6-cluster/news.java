import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.cluster.ClusterWorker;
import io.forkshop.runtime.state.FileState;
import io.forkshop.runtime.state.SharedState;
import io.forkshop.runtime.state.WorkerState;

// {"put":7} is put in three places. Who hears of it says how late.
void main(String[] args) {
    ClusterWorker.id(); // joins the cluster
    var folder = Path.of(args[0]);
    var halfASecond = Duration.ofMillis(500);
    Map<String, SharedState> ways = Map.of(
            "told", WorkerState.join(),
            "watched", FileState.watched(folder.resolve("one.json")),
            "polled",
            FileState.polled(folder.resolve("two.json"), halfASecond));
    ways.forEach((way, state) -> state.onUpdate(news -> {
        double late = news.staleness().toNanos() / 1e6;
        Parent.send(Map.of("way", way, "ms", late));
    }));
    Parent.onMessage(message -> {
        if (message instanceof Map<?, ?> m && m.containsKey("put")) {
            ways.values().forEach(s -> s.put("news", m.get("put")));
        }
    });
    Parent.send(Map.of("way", "none yet"));
}
