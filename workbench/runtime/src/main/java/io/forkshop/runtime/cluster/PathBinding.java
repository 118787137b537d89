package io.forkshop.runtime.cluster;

import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Sockets;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Binds a unix socket's path also where a server that was killed has left it. Nobody's server is
 * removed: a path is stale when its socket refuses, and of several who start at once one looks at a
 * time, and listens before the next may look (flock(2) on the folder, which leaves no file).
 */
final class PathBinding {
    private static final int TRIES = 200;
    private static final long BETWEEN_TRIES = 5_000_000; // ns

    private PathBinding() {}

    /** 0, and {@code fd} listens; or the negative errno. */
    static int bind(int fd, UnixDomainSocketAddress place, int backlog) {
        Path folder = place.getPath().toAbsolutePath().getParent();
        int lock = lock(folder);
        if (lock < 0) {
            return lock;
        }
        try {
            int bound = Sockets.bind(fd, place);
            if (bound == -Errno.EADDRINUSE && isStale(place)) {
                Files.deleteIfExists(place.getPath());
                bound = Sockets.bind(fd, place);
            }
            return bound < 0 ? bound : Sockets.listen(fd, backlog);
        } catch (IOException e) {
            return -Errno.EADDRINUSE; // What is there may not be removed.
        } finally {
            Libc.close(lock);
        }
    }

    /** Others hold it for a moment only; one who holds it longer must not stop us for ever. */
    private static int lock(Path folder) {
        int lock = Libc.lockFolder(folder);
        for (int i = 0; i < TRIES && lock == -Errno.EAGAIN; i++) {
            LockSupport.parkNanos(BETWEEN_TRIES);
            lock = Libc.lockFolder(folder);
        }
        return lock == -Errno.EAGAIN ? -Errno.EADDRINUSE : lock;
    }

    /** Without waiting: a server that is too busy to accept is there. */
    private static boolean isStale(UnixDomainSocketAddress place) throws IOException {
        if (!Files.readAttributes(place.getPath(), "isOther").get("isOther").equals(true)) {
            return false; // No socket, but somebody's file.
        }
        try (SocketChannel probe = SocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            probe.configureBlocking(false);
            probe.connect(place);
            return false;
        } catch (ConnectException refused) {
            return true;
        }
    }

    /** The file of a bound path, to be removed when the server ends; null where there is none. */
    static Object key(Path path) {
        try {
            return Files.readAttributes(path, "unix:fileKey").get("fileKey");
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** Unless it is another's by now. */
    static void remove(Path path, Object key) {
        if (key != null && key.equals(key(path))) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // The next start finds it stale.
            }
        }
    }
}
