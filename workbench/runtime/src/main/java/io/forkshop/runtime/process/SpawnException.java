package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.posix.Errno;

import java.util.List;

/**
 * A program could not be started; the fields are those of Node's error (node-spec 1.19). {@link
 * #code()} is the errno's name.
 */
public final class SpawnException extends ForkshopException {
    private static final long serialVersionUID = 1;
    private final int errno;
    private final String caller;
    private final String path;
    private final String why;
    private final transient List<String> spawnargs;

    /**
     * Of a start that failed.
     *
     * @param errno the kernel's number, positive
     * @param path the command as it was given
     * @param spawnargs the arguments, without the program's own name
     * @param why in words
     */
    public SpawnException(int errno, String path, List<String> spawnargs, String why) {
        this("spawn", errno, path, spawnargs, why);
    }

    private SpawnException(
            String caller, int errno, String path, List<String> spawnargs, String why) {
        super(Errno.name(errno), caller + " " + path + " " + Errno.name(errno) + ": " + why);
        this.caller = caller;
        this.errno = errno;
        this.why = why;
        this.path = path;
        this.spawnargs = List.copyOf(spawnargs);
    }

    /** Negative, as in Node: -2 for ENOENT. */
    public int errno() {
        return -errno;
    }

    /** The same, as the sync forms name it (node-spec 6.2). */
    SpawnException bySpawnSync() {
        return new SpawnException("spawnSync", errno, path, spawnargs, why);
    }

    /** {@code spawn}, or {@code spawnSync}, and the command. */
    public String syscall() {
        return caller + " " + path;
    }

    /** The command as it was given. */
    public String path() {
        return path;
    }

    /** The message without its beginning, which names the call, the command and the error. */
    public String why() {
        return why;
    }

    /** The arguments, without the program's own name. */
    public List<String> spawnargs() {
        return spawnargs;
    }

    /**
     * Whether Node reports it as an event on a child that never lived; all others are thrown
     * (node-spec 1.18).
     */
    public boolean isEvent() {
        return switch (errno) {
            case Errno.ENOENT, Errno.EACCES, Errno.EAGAIN, Errno.EMFILE, Errno.ENFILE -> true;
            default -> false;
        };
    }
}
