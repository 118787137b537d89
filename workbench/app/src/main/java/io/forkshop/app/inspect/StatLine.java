package io.forkshop.app.inspect;

import java.util.Optional;

/**
 * The one line of /proc/PID/stat: the cheapest that tells most, proc_pid_stat(5).
 *
 * @param name of the program, given by the process
 * @param ticks processor time of all threads, in hundredths of a second
 * @param birth when it started, in hundredths of a second since the machine did
 */
record StatLine(
        String name,
        char state,
        long parent,
        long group,
        long session,
        long ticks,
        long threads,
        long birth,
        long core) {

    // USER_HZ is 100 wherever a JVM of today runs Linux.
    static final long MILLIS_PER_TICK = 10;

    /** Empty when this is no such line, as for a process that has just gone. */
    static Optional<StatLine> of(String line) {
        // The name in parentheses may hold blanks and parentheses; behind the last one all is
        // plain.
        var open = line.indexOf('(');
        var close = line.lastIndexOf(')');
        if (open < 0 || close < open) {
            return Optional.empty();
        }
        var f = line.substring(close + 1).strip().split(" ");
        if (f.length < 37) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new StatLine(
                            line.substring(open + 1, close),
                            f[0].charAt(0),
                            Long.parseLong(f[1]),
                            Long.parseLong(f[2]),
                            Long.parseLong(f[3]),
                            Long.parseLong(f[11]) + Long.parseLong(f[12]),
                            Long.parseLong(f[17]),
                            Long.parseLong(f[19]),
                            Long.parseLong(f[36])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
