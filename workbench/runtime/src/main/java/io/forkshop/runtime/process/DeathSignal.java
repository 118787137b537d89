package io.forkshop.runtime.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Has the kernel kill a child when this process dies: PR_SET_PDEATHSIG, which only the child itself
 * can ask for. So the {@code setpriv} program stands before the child's own, in the same process.
 */
final class DeathSignal {
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private DeathSignal() {}

    static boolean available() {
        return Files.isExecutable(SETPRIV);
    }

    /** The program to execute in place of the child's own. */
    static String program() {
        return SETPRIV.toString();
    }

    /**
     * The argument list for {@link #program}, to be made on the thread that spawns. We may die
     * before the child has asked, and the signal would never come. A JVM worker then sees the end
     * of its channel; for any other program setpriv is found once more, through a path that is
     * there only as long as the spawning thread is.
     */
    static List<String> arguments(List<String> argv, boolean seesTheEndItself) {
        List<String> wrapped = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "--"));
        if (!seesTheEndItself && mayBeLookedUp()) {
            wrapped.addAll(List.of(pathThroughUs(), "--pdeathsig", "KILL", "--"));
        }
        wrapped.addAll(argv);
        return wrapped;
    }

    /** Not so where the VM's program has special rights: proc_pid_root(5), ptrace access modes. */
    private static boolean mayBeLookedUp() {
        return Files.isReadable(Path.of("/proc/self/environ"))
                && Files.exists(Path.of("/proc/thread-self"));
    }

    /** Such as {@code /proc/4711/task/4720/root/usr/bin/setpriv}. */
    private static String pathThroughUs() {
        try {
            Path spawningThread = Files.readSymbolicLink(Path.of("/proc/thread-self"));
            return "/proc/" + spawningThread + "/root" + SETPRIV;
        } catch (IOException e) {
            return SETPRIV.toString();
        }
    }
}
