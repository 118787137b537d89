package io.forkshop.app.inspect;

/** What a look tells only when it is asked, because it costs further reads for each process. */
public enum Extra {
    /** Context switches: a file for each thread. */
    SWITCHES,
    /** Where it listens: a link for each descriptor. */
    PORTS,
    /** {@link Measure#PROPORTIONAL}: the kernel walks through all of the process's pages. */
    PROPORTIONAL
}
