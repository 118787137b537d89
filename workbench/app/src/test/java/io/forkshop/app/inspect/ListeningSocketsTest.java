package io.forkshop.app.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;

class ListeningSocketsTest {
    private static final long SELF = ProcessHandle.current().pid();

    @TempDir Path folder;

    @Test
    void aPortIsSeenWhileItIsOpen() throws IOException {
        String address;
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            address = ":" + server.getLocalPort();
            assertTrue(ours().stream().anyMatch(a -> a.endsWith(address)), ours() + " " + address);
        }
        assertTrue(ours().stream().noneMatch(a -> a.endsWith(address)), ours() + " " + address);
    }

    @Test
    void aUnixSocketIsSeenByItsPath() throws IOException {
        var path = folder.resolve("s.sock");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            assertTrue(ours().contains(path.toString()), ours().toString());
        }
    }

    @Test
    void theKernelsHexIsAnAddress() {
        assertEquals("127.0.0.1:8080", ListeningSockets.tcpAddress("0100007F:1F90"));
        assertEquals("0.0.0.0:80", ListeningSockets.tcpAddress("00000000:0050"));
        assertEquals(
                "[0:0:0:0:0:0:0:1]:443",
                ListeningSockets.tcpAddress("00000000000000000000000001000000:01BB"));
        assertEquals(
                "127.0.0.1:5",
                ListeningSockets.tcpAddress("0000000000000000FFFF00000100007F:0005"));
    }

    private static List<String> ours() {
        return new ListeningSockets(new ProcFs())
                .of(List.of(SELF)).stream().map(Listening::address).toList();
    }
}
