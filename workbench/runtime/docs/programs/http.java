import com.sun.net.httpserver.HttpServer;
import io.forkshop.runtime.cluster.ClusterWorker;

void main() throws IOException {
    var here = new InetSocketAddress("127.0.0.1", 0);
    var server = ClusterWorker.listen(here); // the port that the cluster chooses
    var http = HttpServer.create(here, 0);   // another one, of its own
    http.createContext("/", exchange -> {
        byte[] body = ("hello from pid " + ProcessHandle.current().pid() + "\n").getBytes();
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    });
    server.takePlaceOf(http.getAddress());   // from now on it accepts the cluster's connections
    ClusterWorker.onLeaving(() -> http.stop(5));
    http.start();
}
