package io.forkshop.runtime.channel;

import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;

/**
 * A channel of a descriptor where the VM is closed to us: one is opened that is good for nothing,
 * and the descriptor is laid over its own (dup3(2)).
 *
 * <p>What such a channel says of its addresses it learned before: a connection's remote address is
 * right, its local one where the port could be had for a moment; a listener's is not.
 */
final class Dummy {
    private Dummy() {}

    static ServerSocketChannel server(int fd) throws IOException {
        ProtocolFamily family = Adoption.family(fd);
        ServerSocketChannel dummy = ServerSocketChannel.open(family);
        try {
            dummy.bind(somewhere(family), 1);
            layOver(SocketSearch.number(dummy), fd);
            return dummy;
        } catch (IOException | RuntimeException e) {
            dummy.close();
            throw e;
        } finally {
            removePath(dummy);
        }
    }

    static DatagramChannel datagram(int fd) throws IOException {
        ProtocolFamily family = Adoption.family(fd);
        DatagramChannel dummy = DatagramChannel.open(family);
        try {
            dummy.bind(somewhere(family));
            layOver(SocketSearch.number(dummy), fd);
            return dummy;
        } catch (IOException | RuntimeException e) {
            dummy.close();
            throw e;
        }
    }

    static SocketChannel socket(int fd) throws IOException {
        ProtocolFamily family = Adoption.family(fd);
        if (family == StandardProtocolFamily.UNIX) {
            return unixSocket(fd);
        }
        SocketChannel dummy = SocketChannel.open(family);
        try {
            dummy.bind(somewhere(family));
            int number = SocketSearch.number(dummy);
            pretendToConnect(dummy, number, fd);
            layOver(number, fd);
            return dummy;
        } catch (IOException | RuntimeException e) {
            dummy.close();
            throw e;
        }
    }

    /**
     * A datagram socket takes any peer and sends it nothing; so the channel learns its remote
     * address without a word on the network.
     */
    private static void pretendToConnect(SocketChannel dummy, int number, int fd)
            throws IOException {
        int family = Sockets.option(fd, Sockets.FAMILY);
        int silent = check("socket", Sockets.open(family, Sockets.DATAGRAM));
        try {
            Sockets.set(silent, Sockets.REUSE_ADDRESS, 1);
            Sockets.bind(silent, Sockets.local(fd)); // Where it fails, any port must do.
            check("dup3", Sockets.replace(number, silent));
        } finally {
            Libc.close(silent);
        }
        SocketAddress remote = Sockets.remote(fd);
        dummy.connect(remote != null ? remote : new InetSocketAddress(loopback(), 9));
    }

    private static SocketChannel unixSocket(int fd) throws IOException {
        ServerSocketChannel peer = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try (peer) {
            peer.bind(null, 1);
            SocketChannel dummy = SocketChannel.open(peer.getLocalAddress());
            try {
                layOver(SocketSearch.number(dummy), fd);
                return dummy;
            } catch (IOException | RuntimeException e) {
                dummy.close();
                throw e;
            }
        } finally {
            removePath(peer);
        }
    }

    private static void layOver(int number, int fd) throws IOException {
        check("dup3", Sockets.replace(number, fd));
        Libc.close(fd);
    }

    private static SocketAddress somewhere(ProtocolFamily family) throws IOException {
        return family == StandardProtocolFamily.UNIX ? null : new InetSocketAddress(loopback(), 0);
    }

    /** IPv4's, which an IPv6 socket takes too: a machine may have no other. */
    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /** A unix socket that nobody shall find. */
    private static void removePath(ServerSocketChannel dummy) throws IOException {
        // Of a closed channel there is no address to be had, and the path is what it was.
        if (dummy.isOpen() && dummy.getLocalAddress() instanceof UnixDomainSocketAddress address) {
            Files.deleteIfExists(address.getPath());
        }
    }

    private static int check(String call, int result) throws IOException {
        if (result < 0) {
            throw new IOException(call + " failed: " + Errno.name(-result));
        }
        return result;
    }
}
