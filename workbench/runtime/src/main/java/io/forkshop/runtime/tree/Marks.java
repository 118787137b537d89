package io.forkshop.runtime.tree;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
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

    /**
     * How many living processes were started with exactly this in their environment. One without
     * any environment, as in the middle of execve(2), counts with its parent. Other users' do not
     * count, nor does anybody where there is no {@code /proc}.
     *
     * @param entry {@code NAME=value}
     */
    public static int carriers(String entry) {
        Set<Long> found = new HashSet<>();
        List<ProcessInfo> unknown = new ArrayList<>();
        for (ProcessInfo p : ProcFs.isThere() ? ProcFs.all() : List.<ProcessInfo>of()) {
            if (p.alive() && !p.isOfTheKernel()) {
                String variables = ProcFs.variables(p.pid());
                if (variables.contains("\0" + entry + "\0")) {
                    found.add(p.pid());
                } else if (variables.equals("\0")) {
                    unknown.add(p);
                }
            }
        }
        long self = ProcessHandle.current().pid();
        unknown.removeIf(p -> p.parent() != self && !found.contains(p.parent()));
        return found.size() + unknown.size();
    }

    private static String random() {
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
