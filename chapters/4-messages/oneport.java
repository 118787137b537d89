import io.forkshop.runtime.channel.Parent;
import java.nio.channels.*;

// Told a port, it tries to listen there; given a socket, it serves it.
void main() {
    Parent.onMessage(port -> listen((Integer) port));
    Parent.onHandle((message, handle) -> {
        ServerSocketChannel server = handle.server();
        Thread.ofPlatform().daemon().start(() -> serve(server));
        Parent.send("serving");
    });
}

void listen(int port) {
    try {
        var server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress("127.0.0.1", port));
        Parent.send(server.socket().getLocalPort());
    } catch (IOException e) {
        Parent.send(e.getMessage());
    }
}

void serve(ServerSocketChannel server) {
    String text = "process " + ProcessHandle.current().pid();
    String head = "HTTP/1.1 200 OK\r\nContent-Length: ";
    byte[] page = (head + text.length() + "\r\n\r\n" + text).getBytes();
    while (true) {
        try (SocketChannel client = server.accept()) {
            client.read(ByteBuffer.allocate(1000));
            client.write(ByteBuffer.wrap(page));
        } catch (IOException e) {
            return;
        }
    }
}
