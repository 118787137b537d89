import io.forkshop.runtime.channel.Parent;

// Silver, within bounds: sixteen threads, the clients take turns.
void main() throws IOException {
    var pool = Executors.newFixedThreadPool(16);
    var here = InetAddress.getLoopbackAddress();
    try (var server = new ServerSocket(0, 1024, here)) {
        Parent.onDisconnect(() -> System.exit(0));
        Parent.send(Map.of("port", server.getLocalPort()));
        IO.println("port " + server.getLocalPort());
        while (true) {
            var client = server.accept();
            pool.execute(() -> serve(client));
        }
    }
}

// Who has not sent the next request yet must go: others wait.
void serve(Socket client) {
    try (client) {
        client.setSoTimeout(5000); // ms; so long may it be silent
        var in = new BufferedInputStream(client.getInputStream());
        boolean stays = true;
        while (stays) {
            var request = Request.read(in);
            stays = request.stays() && in.available() > 0;
            LockSupport.parkNanos(request.waitNanos());
            client.getOutputStream().write(request.answer(stays));
        }
    } catch (IOException gone) {} // Nobody waits for the answer.
}
