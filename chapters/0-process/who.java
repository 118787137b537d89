import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.forkshop.runtime.channel.Parent;

volatile long sum;

// Answers each request with the number of the thread that runs it.
// Nobody gave this server more threads, so its one thread does all.
void main() throws IOException {
    var here = InetAddress.getLoopbackAddress();
    var server = HttpServer.create(new InetSocketAddress(here, 0), 0);
    server.createContext("/", this::answer);
    server.start();
    Parent.send(Map.of("port", server.getAddress().getPort()));
    Parent.onDisconnect(() -> System.exit(0));
}

void answer(HttpExchange exchange) throws IOException {
    for (int i = 0; i < 2_000_000; i++) {
        sum += i; // work, so that it shows which thread does it
    }
    var link = Path.of("/proc/thread-self");
    var self = Files.readSymbolicLink(link); // PID/task/TID
    var answer = "thread " + self.getFileName() + " answers\n";
    byte[] text = answer.getBytes();
    exchange.sendResponseHeaders(200, text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
}
