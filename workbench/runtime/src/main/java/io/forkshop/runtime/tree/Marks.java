package io.forkshop.runtime.tree;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Variables by which a job's processes are known. Each has a name of its own: a job inside a job
 * carries both.
 */
public final class Marks {
    /** Begins the name of every mark of this VM, and of no other's. */
    static final String OURS = "FORKSHOP_JOB_" + random() + "_";

    private static final AtomicLong NEXT = new AtomicLong();

    private Marks() {}

    /** The name of a variable that no process has yet. */
    public static String next() {
        return OURS + NEXT.incrementAndGet();
    }

    private static String random() {
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
