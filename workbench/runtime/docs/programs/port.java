import static io.forkshop.runtime.process.ChildProcesses.fork;

import io.forkshop.runtime.channel.Handle;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;

void main() throws Exception {
    // We bind the port, the worker accepts on it.
    var server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress("127.0.0.1", 0));
    var address = (InetSocketAddress) server.getLocalAddress();

    var worker = fork("serves.java");
    worker.send("serve", Handle.of(server));
    try (var client = new Socket(address.getAddress(), address.getPort())) {
        IO.print(new String(client.getInputStream().readAllBytes()));
    }
    IO.println("the worker " + worker.awaitClose());
}
