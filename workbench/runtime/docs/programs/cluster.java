import io.forkshop.runtime.cluster.Cluster;
import io.forkshop.runtime.cluster.ClusterOptions;
import io.forkshop.runtime.cluster.Listening;
import java.net.Socket;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;

void main() throws Exception {
    try (var cluster = Cluster.of(ClusterOptions.of("server.java"))) {
        var places = new LinkedBlockingQueue<Listening>();
        cluster.onListening((worker, place) -> places.add(place));
        cluster.fork();
        cluster.fork();
        places.take();
        int port = places.take().port(); // the same for both

        var answers = new TreeMap<String, Integer>();
        for (int i = 0; i < 4; i++) {
            answers.merge(ask(port), 1, Integer::sum);
        }
        answers.forEach((answer, times) -> IO.println(times + " x " + answer));
        cluster.disconnect().join();
    }
}

String ask(int port) throws Exception {
    try (var client = new Socket("127.0.0.1", port)) {
        return new String(client.getInputStream().readAllBytes()).strip();
    }
}
