import io.forkshop.runtime.cluster.ClusterWorker;

// Its argument is the port. /boom fails, and nobody catches it.
void main(String[] args) throws IOException {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
        failure.printStackTrace();
        ClusterWorker.goodbye(failure);
    });
    int port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
    var here = new InetSocketAddress("127.0.0.1", port);
    try (var server = ClusterWorker.listen(here)) {
        while (true) {
            var client = server.accept().socket();
            Thread.startVirtualThread(() -> serve(client));
        }
    } catch (ClosedChannelException leaving) {} // Answers still go out.
}

void serve(Socket client) {
    try (client; var in = new Scanner(client.getInputStream())) {
        in.useDelimiter("\r\n\r\n"); // a GET has no body
        while (in.hasNext() && answer(in.next(), client)) {}
    } catch (IOException gone) {} // Nobody waits for the answer.
}

boolean answer(String head, Socket client) throws IOException {
    if (head.startsWith("GET /boom ")) {
        throw new IllegalStateException("boom");
    }
    var text = "hello from pid " + ProcessHandle.current().pid() + "\n";
    boolean on = !head.contains("close") && !ClusterWorker.isLeaving();
    var all = "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n"
            + "Connection: %s\r\n\r\n%s";
    var then = on ? "keep-alive" : "close";
    all = all.formatted(text.length(), then, text);
    client.getOutputStream().write(all.getBytes());
    return on;
}
