import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Handle;
import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.process.ChildProcesses;

// Bronze: a process for each client. The old servers copied
// themselves; a JVM cannot, so the parent starts another one and
// hands it the client's socket.
void main(String[] args) throws IOException {
    if (args.length > 0) { // the child
        Parent.onHandle((word, handle) -> {
            serve(handle.socket().socket());
            Parent.disconnect(); // so it ends
        });
        return;
    }
    var here = InetAddress.getLoopbackAddress();
    try (var server = ServerSocketChannel.open()) {
        server.bind(new InetSocketAddress(here, 0), 1024);
        Parent.onDisconnect(() -> System.exit(0));
        Parent.send(Map.of("port", server.socket().getLocalPort()));
        IO.println("port " + server.socket().getLocalPort());
        while (true) {
            giveToChild(server.accept());
        }
    }
}

final Semaphore slots = new Semaphore(32); // for processes

void giveToChild(SocketChannel client) throws IOException {
    if (!slots.tryAcquire()) {
        client.close(); // Without a slot there is no answer.
        return;
    }
    try {
        var file = System.getProperty("jdk.launcher.sourcefile");
        var child = ChildProcesses.fork(file, "child");
        child.onExit(status -> slots.release());
        child.send("yours", Handle.of(client));
    } catch (ForkshopException noProcess) {
        slots.release();
        client.close();
    }
}

// The process is the client's for as long as it stays.
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
