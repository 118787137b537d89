package io.forkshop.runtime.tree;

/**
 * A process as it was at one moment.
 *
 * @param id which one it is
 * @param parent the pid of its parent, which an orphan is given anew
 * @param group the process group it is in, named by the pid of the first member; 0: not known here
 * @param session the session it is in, named likewise; 0: not known here
 * @param alive false for a zombie, which is dead and keeps only its number
 * @param command the name of its program; in a {@link TreeEnding}, its command line where that can
 *     be read
 */
public record ProcessInfo(
        ProcessId id, long parent, long group, long session, boolean alive, String command) {

    public long pid() {
        return id.pid();
    }

    ProcessInfo command(String line) {
        return new ProcessInfo(id, parent, group, session, alive, line);
    }

    boolean leadsGroup() {
        return group == id.pid();
    }

    boolean leadsSession() {
        return session == id.pid();
    }

    /** A thread of the kernel's: kthreadd, which is 2, or a child of it, in nobody's session. */
    boolean isOfTheKernel() {
        return session == 0 && group == 0 && (id.pid() == 2 || parent == 2);
    }

    @Override
    public String toString() {
        return command + " (pid " + id.pid() + ")";
    }
}
