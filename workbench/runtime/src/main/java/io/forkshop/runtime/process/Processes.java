package io.forkshop.runtime.process;

import io.forkshop.runtime.posix.Libc;

import java.util.function.BooleanSupplier;

/**
 * Processes that are not our children, such as grandchildren: nobody tells us when their pid
 * changes hands.
 */
public final class Processes {
    private Processes() {}

    /**
     * Signals a process that may end at any moment. It is held by a descriptor first and looked at
     * second, so that the signal cannot reach a stranger to whom the kernel has given the pid
     * meanwhile.
     *
     * @param stillMeant whether the pid names the process that is meant; asked while it is held
     * @return whether the signal was delivered; false when there is no such process, when it is
     *     another one, or when we may not signal it. Never signals a pid of 0 or below
     */
    public static boolean signal(long pid, Signal signal, BooleanSupplier stillMeant) {
        if (pid <= 0) {
            return false;
        }
        int pidfd = Libc.pidfdOpen(pid);
        if (pidfd < 0) {
            return false;
        }
        try {
            return stillMeant.getAsBoolean() && Libc.pidfdSendSignal(pidfd, signal.number()) == 0;
        } finally {
            Libc.close(pidfd);
        }
    }
}
