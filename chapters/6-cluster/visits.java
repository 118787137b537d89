import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.cluster.ClusterWorker;

// Its argument is the port. Counts its visits, in a variable.
void main(String[] args) throws IOException {
    int visits = 0;
    int port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
    var here = new InetSocketAddress("127.0.0.1", port);
    try (var server = ClusterWorker.listen(here)) {
        while (true) {
            try (var client = server.accept().socket()) {
                answer(++visits, client);
                Parent.send(Map.of("visits", visits));
            }
        }
    } catch (ClosedChannelException leaving) {}
}

void answer(int visit, Socket client) throws IOException {
    client.setSoTimeout(1000);
    var in = new Scanner(client.getInputStream());
    in.useDelimiter("\r\n\r\n"); // a GET has no body
    if (in.hasNext() && in.next().startsWith("GET ")) {
        long pid = ProcessHandle.current().pid();
        var text = "visit " + visit + " at pid " + pid + "\n";
        var head = "HTTP/1.1 200 OK\r\nContent-Length: "
                + text.length() + "\r\nConnection: close\r\n\r\n";
        client.getOutputStream().write((head + text).getBytes());
    }
}
