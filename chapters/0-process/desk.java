import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.forkshop.runtime.channel.Parent;

Queue<HttpExchange> line = new ConcurrentLinkedQueue<>();

// Clients stand in line; "next" serves the first, "boom" is a bug.
void main() throws IOException {
    var here = InetAddress.getLoopbackAddress();
    var desk = HttpServer.create(new InetSocketAddress(here, 0), 0);
    desk.createContext("/", client -> {
        line.add(client);
        Parent.send(line.size()); // so many wait now
    });
    desk.start();
    Parent.send(Map.of("port", desk.getAddress().getPort()));
    Parent.onMessage(this::obey);
    Parent.onDisconnect(() -> System.exit(0));
}

void obey(Object message) {
    if (message.equals("boom")) {
        throw new IllegalStateException("nobody catches this");
    }
    var first = line.poll();
    if (first != null) {
        serve(first);
    }
}

void serve(HttpExchange client) {
    try (client) {
        byte[] text = "served\n".getBytes();
        client.sendResponseHeaders(200, text.length);
        client.getResponseBody().write(text);
    } catch (IOException e) {
        throw new UncheckedIOException(e);
    }
}
