import io.forkshop.runtime.channel.Handle;
import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.process.ChildProcesses;

// Bronze, started beforehand: four processes have the one listening
// socket, and each serves one client at a time, as stone does.
void main(String[] args) throws IOException {
    if (args.length > 0) { // a child
        Parent.onHandle((word, handle) -> Thread.ofPlatform()
                .start(() -> serveAll(handle.server())));
        return;
    }
    var here = InetAddress.getLoopbackAddress();
    var server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(here, 0), 1024);
    var file = System.getProperty("jdk.launcher.sourcefile");
    var starting = new Semaphore(0);
    for (int i = 0; i < 4; i++) {
        var child = ChildProcesses.fork(file, "child");
        child.onMessage(ready -> starting.release());
        child.send("yours", Handle.of(server));
    }
    starting.acquireUninterruptibly(4);
    Parent.onDisconnect(() -> System.exit(0));
    Parent.send(Map.of("port", server.socket().getLocalPort()));
    IO.println("port " + server.socket().getLocalPort());
}

void serveAll(ServerSocketChannel server) {
    Parent.send("ready");
    try (server) {
        while (true) {
            serve(server.accept().socket());
        }
    } catch (IOException e) {
        throw new UncheckedIOException(e);
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
