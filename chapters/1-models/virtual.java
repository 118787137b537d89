import io.forkshop.runtime.channel.Parent;

// Afterwards: written as silver is. A virtual thread that waits
// holds no thread of the system meanwhile.
void main() throws IOException {
    var here = InetAddress.getLoopbackAddress();
    try (var server = new ServerSocket(0, 1024, here)) {
        Parent.onDisconnect(() -> System.exit(0));
        Parent.send(Map.of("port", server.getLocalPort()));
        IO.println("port " + server.getLocalPort());
        while (true) {
            var client = server.accept();
            Thread.startVirtualThread(() -> serve(client));
        }
    }
}

// The thread is the client's for as long as it stays.
void serve(Socket client) {
    try (client) {
        client.setSoTimeout(5000); // ms; so long may it be silent
        var in = new BufferedInputStream(client.getInputStream());
        boolean stays = true;
        while (stays) {
            var request = Request.read(in);
            stays = request.stays();
            LockSupport.parkNanos(request.waitNanos());
            client.getOutputStream().write(request.answer(stays));
        }
    } catch (IOException gone) {} // Nobody waits for the answer.
}
