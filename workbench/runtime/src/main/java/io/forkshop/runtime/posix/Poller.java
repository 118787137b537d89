package io.forkshop.runtime.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One daemon platform thread that waits for descriptors to become ready, so that nobody else has to
 * block in the kernel: epoll(7), one shot per request.
 */
public final class Poller {
    public static final int READABLE = 0x001;
    public static final int WRITABLE = 0x004;

    /** Reported whether asked for or not: no process holds the other end any more. */
    public static final int HANGUP_ONLY = 0;

    private static final int ONESHOT = 1 << 30;
    private static final int ADD = 1;
    private static final int REMOVE = 2;
    private static final int MODIFY = 3;
    private static final int CLOEXEC = 0x80000;
    private static final int BATCH = 64;

    // struct epoll_event is packed on x86-64 only: its 64 bits of user data start at 4, elsewhere
    // at 8.
    private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");
    private static final int DATA = PACKED ? 4 : 8;
    private static final int SIZE = PACKED ? 12 : 16;

    private final int epoll =
            Libc.check("epoll_create1", Libc.callInt(Fn.EPOLL_CREATE1, CLOEXEC, 0, 0));
    private final ConcurrentMap<Integer, Request> waiting = new ConcurrentHashMap<>();
    // Whose number the kernel knew; one that was closed meanwhile it has forgotten.
    private final Set<Integer> known = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();

    /**
     * The kernel hands back {@code number} with the descriptor. A report may be older than what its
     * descriptor's number means by now: the number tells.
     */
    private record Request(int number, Runnable ready) {}

    private static final class Holder {
        static final Poller SHARED = new Poller();
    }

    private Poller() {
        Thread.ofPlatform().daemon().name("forkshop-poller").start(this::loop);
    }

    /** The one of this VM; its thread starts with the first call. */
    public static Poller shared() {
        return Holder.SHARED;
    }

    /**
     * Runs {@code ready} once, on the poller's thread, when {@code fd} is ready for {@code events}
     * or its other end is gone. It must not block. A second request for the same descriptor
     * replaces the first.
     */
    public void whenReady(int fd, int events, Runnable ready) {
        Request request = new Request(requests.incrementAndGet(), ready);
        waiting.put(fd, request);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment event = arena.allocate(SIZE, 8);
            event.set(JAVA_INT_UNALIGNED, 0, events | ONESHOT);
            event.set(JAVA_INT_UNALIGNED, DATA, fd);
            event.set(JAVA_INT_UNALIGNED, DATA + 4, request.number());
            boolean again = !known.add(fd);
            if (control(again ? MODIFY : ADD, fd, event.address()) < 0) {
                control(again ? ADD : MODIFY, fd, event.address());
            }
        }
    }

    /** To be called before {@code fd} is closed: its number may soon be another's. */
    public void forget(int fd) {
        control(REMOVE, fd, 0);
        waiting.remove(fd);
        known.remove(fd);
    }

    private int control(int operation, int fd, long event) {
        return Libc.callInt(Fn.EPOLL_CTL, epoll, operation, fd, event, 0, 0);
    }

    private void loop() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment events = arena.allocate((long) SIZE * BATCH, 8);
            while (true) {
                int count = Libc.callInt(Fn.EPOLL_WAIT, epoll, events.address(), BATCH, -1, 0, 0);
                for (int i = 0; i < count; i++) {
                    long at = (long) SIZE * i + DATA;
                    report(
                            events.get(JAVA_INT_UNALIGNED, at),
                            events.get(JAVA_INT_UNALIGNED, at + 4));
                }
            }
        }
    }

    private void report(int fd, int number) {
        Request request = waiting.get(fd);
        if (request == null || request.number() != number || !waiting.remove(fd, request)) {
            return; // Forgotten or replaced between the kernel's report and now.
        }
        try {
            request.ready().run();
        } catch (RuntimeException | Error e) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        }
    }
}
