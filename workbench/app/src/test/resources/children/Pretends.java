import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.cluster.ClusterWorker;

// A worker of a cluster that says it does as it is told, and does not.
void main() throws IOException {
    Parent.onMessage(message -> Parent.send(Map.of("obeys", ((Map<?, ?>) message).get("fault"))));
    var server = ClusterWorker.listen(new InetSocketAddress("127.0.0.1", 0));
    var text = "pid " + ProcessHandle.current().pid() + "\n";
    var answer = "HTTP/1.1 200 OK\r\nContent-Length: " + text.length() + "\r\n\r\n" + text;
    while (true) {
        try (var client = server.accept().socket()) {
            client.getInputStream().read(new byte[1000]);
            client.getOutputStream().write(answer.getBytes());
        } catch (ClosedChannelException leaving) {
            return;
        }
    }
}
