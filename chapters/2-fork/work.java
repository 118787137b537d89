import com.sun.net.httpserver.HttpServer;
import io.forkshop.runtime.channel.Parent;

// Port 0 asks the system for any port that is free.
void main() throws IOException {
    var here = InetAddress.getLoopbackAddress();
    var server = HttpServer.create(new InetSocketAddress(here, 0), 0);
    long pid = ProcessHandle.current().pid();
    var answer = "hello, world, from process " + pid + "\n";
    byte[] text = answer.getBytes();
    server.createContext("/", exchange -> {
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    });
    server.start();
    Parent.send(Map.of("port", server.getAddress().getPort()));
    // Without a parent nobody would ever stop this server.
    Parent.onDisconnect(() -> System.exit(0));
}
