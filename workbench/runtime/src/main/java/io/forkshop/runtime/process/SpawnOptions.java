package io.forkshop.runtime.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to start a process. Immutable: each method returns a changed copy. Everything is checked when
 * the process is started, before anything happens.
 *
 * @param cwd the child's working directory; empty: ours
 * @param env the child's whole environment, nothing is added (node-spec 1.8); empty: ours
 * @param argv0 what the child sees as its own name; empty: the command as given
 * @param shell the shell that reads the command line (1.10); empty: none
 * @param stdio descriptors 0, 1, 2, …; missing ones up to 2 are pipes (3.1)
 * @param detached a session and group of its own: setsid(2) (1.11)
 * @param diesWithParent the kernel kills the child when this process dies, however it dies:
 *     PR_SET_PDEATHSIG. By way of the {@code setpriv} program; without it nothing happens. A
 *     program that cannot be executed then shows as exit code 126 or 127 where the failure could
 *     not be foreseen.
 */
public record SpawnOptions(
        Optional<Path> cwd,
        Optional<Map<String, String>> env,
        Optional<String> argv0,
        Optional<String> shell,
        List<Stdio> stdio,
        boolean detached,
        boolean diesWithParent) {

    private static final SpawnOptions DEFAULTS =
            new SpawnOptions(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    false,
                    false);

    public SpawnOptions {
        env = env.map(Map::copyOf);
        stdio = List.copyOf(stdio);
    }

    /** Node's: our directory and environment, three pipes, no shell. */
    public static SpawnOptions defaults() {
        return DEFAULTS;
    }

    public SpawnOptions cwd(Path directory) {
        return new SpawnOptions(
                Optional.of(directory), env, argv0, shell, stdio, detached, diesWithParent);
    }

    public SpawnOptions env(Map<String, String> whole) {
        return new SpawnOptions(
                cwd, Optional.of(whole), argv0, shell, stdio, detached, diesWithParent);
    }

    public SpawnOptions argv0(String name) {
        return new SpawnOptions(
                cwd, env, Optional.of(name), shell, stdio, detached, diesWithParent);
    }

    /**
     * Through {@code /bin/sh}, or not. Nothing is quoted: the shell reads command and arguments as
     * one line.
     */
    public SpawnOptions shell(boolean on) {
        Optional<String> sh = on ? Optional.of("/bin/sh") : Optional.empty();
        return new SpawnOptions(cwd, env, argv0, sh, stdio, detached, diesWithParent);
    }

    /** Through another shell that knows {@code -c}. */
    public SpawnOptions shell(String program) {
        return new SpawnOptions(
                cwd, env, argv0, Optional.of(program), stdio, detached, diesWithParent);
    }

    public SpawnOptions stdio(Stdio... items) {
        return stdio(List.of(items));
    }

    SpawnOptions stdio(List<Stdio> items) {
        return new SpawnOptions(cwd, env, argv0, shell, items, detached, diesWithParent);
    }

    public SpawnOptions detached(boolean on) {
        return new SpawnOptions(cwd, env, argv0, shell, stdio, on, diesWithParent);
    }

    public SpawnOptions diesWithParent(boolean on) {
        return new SpawnOptions(cwd, env, argv0, shell, stdio, detached, on);
    }
}
