package io.forkshop.runtime.channel;

import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Sockets;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes an ordinary NIO channel of a descriptor. Where the VM lets us at its own constructors
 * ({@code --add-opens java.base/sun.nio.ch=…}, which our own workers have) they do it; else {@link
 * Dummy} does, with public API only.
 *
 * <p>O_NONBLOCK belongs to what both processes share, so it is left as the sender set it. A channel
 * in blocking mode works either way: where the kernel does not wait, the JDK's channels poll.
 */
final class Adoption {
    private static final String IMPLEMENTATION = "sun.nio.ch.";
    private static final boolean OPEN = isOpen();
    // Looked up once: a cluster's worker makes a channel for every connection.
    private static final Map<String, Constructor<?>> CONSTRUCTORS = new ConcurrentHashMap<>();
    private static volatile Method descriptorByNumber;

    private Adoption() {}

    private static boolean isOpen() {
        return Object.class.getModule().isOpen("sun.nio.ch", Adoption.class.getModule());
    }

    /** The channel now owns {@code fd}; if there is an exception, the caller still does. */
    static SocketChannel socket(int fd) throws IOException {
        if (!OPEN) {
            return Dummy.socket(fd);
        }
        SocketAddress remote = Sockets.remote(fd);
        if (remote == null) { // Reset already: the channel's first read will say so.
            remote = new InetSocketAddress(InetAddress.getByAddress(new byte[4]), 0);
        }
        return make(
                SocketChannel.class,
                "SocketChannelImpl",
                new Class<?>[] {ProtocolFamily.class, FileDescriptor.class, SocketAddress.class},
                family(fd),
                descriptor(fd),
                remote);
    }

    static ServerSocketChannel server(int fd) throws IOException {
        if (!OPEN) {
            return Dummy.server(fd);
        }
        return make(
                ServerSocketChannel.class,
                "ServerSocketChannelImpl",
                new Class<?>[] {ProtocolFamily.class, FileDescriptor.class, boolean.class},
                family(fd),
                descriptor(fd),
                true);
    }

    static DatagramChannel datagram(int fd) throws IOException {
        if (!OPEN) {
            return Dummy.datagram(fd);
        }
        return make(
                DatagramChannel.class,
                "DatagramChannelImpl",
                new Class<?>[] {FileDescriptor.class},
                descriptor(fd));
    }

    static ProtocolFamily family(int fd) {
        return switch (Sockets.option(fd, Sockets.FAMILY)) {
            case Sockets.AF_UNIX -> StandardProtocolFamily.UNIX;
            case Sockets.AF_INET6 -> StandardProtocolFamily.INET6;
            default -> StandardProtocolFamily.INET;
        };
    }

    private static Object descriptor(int fd) throws IOException {
        try {
            Method byNumber = descriptorByNumber;
            if (byNumber == null) {
                Class<?> util = Class.forName(IMPLEMENTATION + "IOUtil");
                byNumber = util.getDeclaredMethod("newFD", int.class);
                byNumber.setAccessible(true);
                descriptorByNumber = byNumber;
            }
            return byNumber.invoke(null, fd);
        } catch (ReflectiveOperationException e) {
            throw new IOException("this JDK makes no descriptor of a number", e);
        }
    }

    /** Each constructor's first parameter is the provider. */
    private static <T> T make(
            Class<T> type, String implementation, Class<?>[] parameters, Object... arguments)
            throws IOException {
        Object[] all = new Object[arguments.length + 1];
        all[0] = SelectorProvider.provider();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        try {
            return type.cast(constructor(implementation, parameters).newInstance(all));
        } catch (ReflectiveOperationException e) {
            throw new IOException("this JDK makes no channel of a descriptor", e);
        }
    }

    private static Constructor<?> constructor(String implementation, Class<?>[] parameters)
            throws ReflectiveOperationException {
        Constructor<?> constructor = CONSTRUCTORS.get(implementation);
        if (constructor == null) {
            Class<?>[] all = new Class<?>[parameters.length + 1];
            all[0] = SelectorProvider.class;
            System.arraycopy(parameters, 0, all, 1, parameters.length);
            constructor =
                    Class.forName(IMPLEMENTATION + implementation).getDeclaredConstructor(all);
            constructor.setAccessible(true);
            CONSTRUCTORS.put(implementation, constructor);
        }
        return constructor;
    }

    /**
     * A descriptor of our own of the same socket, at a number that no later closing of the channel
     * gives to a stranger.
     */
    static int duplicate(NetworkChannel channel) throws IOException {
        int copy = OPEN ? Libc.duplicateAbove(number(channel), 3) : SocketSearch.duplicate(channel);
        if (!channel.isOpen()) { // Its number may have been another's already.
            Libc.close(copy);
            throw new ClosedChannelException();
        }
        return copy;
    }

    private static int number(NetworkChannel channel) throws IOException {
        try {
            Method number = Class.forName(IMPLEMENTATION + "SelChImpl").getMethod("getFDVal");
            number.setAccessible(true);
            return (int) number.invoke(channel);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IOException("this JDK does not tell a channel's descriptor", e);
        }
    }
}
