package io.forkshop.runtime.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.posix.Errno;
import io.forkshop.runtime.posix.Libc;
import io.forkshop.runtime.posix.Sockets;
import io.forkshop.runtime.testing.NothingLeftBehind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** REL-19: a path that a killed server left is taken over, one that is in use never is. */
@ExtendWith(NothingLeftBehind.class)
class PathBindingTest {
    @TempDir Path folder;

    private UnixDomainSocketAddress place() {
        return UnixDomainSocketAddress.of(folder.resolve("web.sock"));
    }

    /** A listening descriptor, or the negative errno. */
    private int bind() {
        int fd = Sockets.open(Sockets.AF_UNIX, Sockets.STREAM);
        int bound = PathBinding.bind(fd, place(), 5);
        if (bound < 0) {
            Libc.close(fd);
        }
        return bound < 0 ? bound : fd;
    }

    @Test
    void whatAKilledServerLeftIsTakenOver() throws IOException {
        for (int i = 0; i < 20; i++) {
            int fd = bind(); // Closing leaves the path, as a kill does.
            assertTrue(fd > 0, () -> "not bound: " + Errno.name(-fd));
            SocketChannel.open(place()).close();
            Libc.close(fd);
        }
    }

    @Test
    void aLiveServerKeepsItsPathAlsoWhenItIsTooBusyToAccept() throws IOException {
        int live = bind();
        for (int i = 0; i < 20; i++) { // More than wait for it.
            assertEquals(-Errno.EADDRINUSE, bind());
        }
        assertTrue(Files.exists(place().getPath()));
        Libc.close(live);
    }

    @Test
    void ofTwoWhoStartAtOnceExactlyOneWins() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 100; round++) {
                Callable<Integer> start = this::bind;
                List<Integer> ends =
                        threads.invokeAll(List.of(start, start)).stream()
                                .map(Future::resultNow)
                                .sorted()
                                .toList();
                assertEquals(-Errno.EADDRINUSE, ends.getFirst());
                assertTrue(ends.getLast() > 0, ends::toString);
                SocketChannel.open(place()).close();
                Libc.close(ends.getLast()); // The next two find it stale.
            }
        }
    }

    @Test
    void somebodysFileIsNotRemoved() throws IOException {
        Files.writeString(place().getPath(), "mine");
        assertEquals(-Errno.EADDRINUSE, bind());
        assertEquals("mine", Files.readString(place().getPath()));
    }

    @Test
    void onlyOurOwnPathGoesWithUs() throws IOException {
        Path path = place().getPath();
        int ours = bind();
        Object key = PathBinding.key(path);
        Files.move(path, folder.resolve("moved"));
        Files.writeString(path, "another's");
        PathBinding.remove(path, key);
        assertTrue(Files.exists(path));
        PathBinding.remove(folder.resolve("moved"), key);
        assertFalse(Files.exists(folder.resolve("moved")));
        Libc.close(ours);
    }
}
