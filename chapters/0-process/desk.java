import io.forkshop.runtime.channel.Parent;

// Clients stand in line; "next" serves the first, "boom" is a bug.
void main() throws IOException {
    var here = InetAddress.getLoopbackAddress();
    var desk = new ServerSocket(0, 50, here); // the line is its backlog
    Parent.send(Map.of("port", desk.getLocalPort()));
    Parent.onMessage(message -> {
        if (message.equals("boom")) {
            throw new IllegalStateException("nobody catches this");
        }
        serve(desk);
    });
}

void serve(ServerSocket desk) {
    try (var client = desk.accept()) {
        client.getOutputStream().write("served\n".getBytes());
    } catch (IOException e) {
        throw new UncheckedIOException(e);
    }
}
