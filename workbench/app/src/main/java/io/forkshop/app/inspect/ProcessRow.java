package io.forkshop.app.inspect;

/**
 * One process at one moment, as one source told it.
 *
 * @param parent 0 when the parent is not visible from here
 * @param stat the STAT column; from /proc only its first letter is known
 * @param threads {@link #NOT_KNOWN} when the source cannot tell
 * @param residentKib memory in RAM, in KiB; {@link #NOT_KNOWN} when the source cannot tell
 * @param command program and arguments as the machine shows them: written by the process, so not
 *     yet safe to print
 */
public record ProcessRow(
        long pid, long parent, String stat, long threads, long residentKib, String command) {

    public static final long NOT_KNOWN = -1;

    public ProcessState state() {
        return ProcessState.of(stat);
    }
}
