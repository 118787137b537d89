package io.forkshop.runtime.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/**
 * Which two unix sockets belong together. /proc does not say it; the kernel tells it over a netlink
 * socket, sock_diag(7).
 */
public final class UnixPeers {
    private static final int AF_NETLINK = 16;
    private static final int RAW_CLOEXEC = 3 | 0x80000;
    private static final int SOCK_DIAG = 4;
    private static final short BY_FAMILY = 20; // SOCK_DIAG_BY_FAMILY
    private static final short REQUEST_DUMP = 0x301; // NLM_F_REQUEST | NLM_F_DUMP
    private static final int SHOW_PEER = 4; // UDIAG_SHOW_PEER
    private static final short PEER = 2; // UNIX_DIAG_PEER
    private static final int HEADER = 16; // struct nlmsghdr
    private static final int QUESTION = 24; // struct unix_diag_req
    private static final int ANSWER = 16; // struct unix_diag_msg
    private static final int MOST_ANSWERS = 10_000;

    private UnixPeers() {}

    /**
     * The inode of the other end by the inode of the one; empty where the kernel does not tell it.
     * Sees the network namespace of this process.
     */
    public static Map<Long, Long> byInode() {
        Map<Long, Long> peers = new HashMap<>();
        try (Arena arena = Arena.ofConfined()) {
            int fd = Libc.callInt(Fn.SOCKET, AF_NETLINK, RAW_CLOEXEC, SOCK_DIAG);
            if (fd < 0) {
                return peers;
            }
            try {
                ask(fd, arena, peers);
            } finally {
                Libc.close(fd);
            }
        } catch (UnsupportedOperationException | LinkageError e) {
            return peers; // not this kind of system
        }
        return peers;
    }

    private static void ask(int fd, Arena arena, Map<Long, Long> peers) {
        MemorySegment question = arena.allocate(HEADER + QUESTION);
        question.set(JAVA_INT_UNALIGNED, 0, HEADER + QUESTION);
        question.set(JAVA_SHORT_UNALIGNED, 4, BY_FAMILY);
        question.set(JAVA_SHORT_UNALIGNED, 6, REQUEST_DUMP);
        question.set(JAVA_BYTE, HEADER, (byte) Sockets.AF_UNIX);
        question.set(JAVA_INT_UNALIGNED, HEADER + 4, -1); // sockets in any state
        question.set(JAVA_INT_UNALIGNED, HEADER + 12, SHOW_PEER);
        if (Libc.sendNow(fd, question) < 0) {
            return;
        }
        MemorySegment answers = arena.allocate(64 * 1024);
        // The kernel has made the first part of the answer before send returned, and makes the
        // next whenever one is read: nothing here waits.
        for (int part = 0; part < MOST_ANSWERS; part++) {
            int read = Libc.receiveNow(fd, answers);
            if (read <= 0 || !take(answers.asSlice(0, read), peers)) {
                return;
            }
        }
    }

    /** False when that was the last part. */
    private static boolean take(MemorySegment part, Map<Long, Long> peers) {
        long at = 0;
        while (at + HEADER <= part.byteSize()) {
            int length = part.get(JAVA_INT_UNALIGNED, at);
            boolean answer = part.get(JAVA_SHORT_UNALIGNED, at + 4) == BY_FAMILY;
            if (!answer || length < HEADER + ANSWER || at + length > part.byteSize()) {
                return false;
            }
            one(part.asSlice(at + HEADER, length - HEADER), peers);
            at += length + 3 & ~3L;
        }
        return true;
    }

    private static void one(MemorySegment answer, Map<Long, Long> peers) {
        long inode = Integer.toUnsignedLong(answer.get(JAVA_INT_UNALIGNED, 4));
        long at = ANSWER;
        while (at + 8 <= answer.byteSize()) {
            int length = Short.toUnsignedInt(answer.get(JAVA_SHORT_UNALIGNED, at));
            if (length < 4) {
                return;
            }
            if (answer.get(JAVA_SHORT_UNALIGNED, at + 2) == PEER) {
                peers.put(inode, Integer.toUnsignedLong(answer.get(JAVA_INT_UNALIGNED, at + 4)));
            }
            at += length + 3 & ~3L;
        }
    }
}
