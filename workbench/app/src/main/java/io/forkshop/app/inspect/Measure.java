package io.forkshop.app.inspect;

/**
 * A number that the kernel keeps about a process. The heading is that of {@code ps}, where {@code
 * ps} has one; the key stands in JSON and never changes.
 */
public enum Measure {
    /** Process group: whom a signal to the whole job reaches. */
    GROUP("PGID", "pgid"),
    /** Session: what shares a terminal. */
    SESSION("SID", "sid"),
    THREADS("NLWP", "threads"),
    /** The processor that it ran on last, from 0. */
    CORE("PSR", "core"),
    /** Processor time of all its threads so far, in milliseconds; the kernel counts in tens. */
    CPU("TIME", "cpuMillis"),
    /** KiB in RAM. */
    RESIDENT("RSS", "rssKib"),
    /** KiB in RAM, each page divided by how many share it; only where it was asked for. */
    PROPORTIONAL("PSS", "pssKib"),
    /** How often its threads gave the processor up to wait. */
    VOLUNTARY("VCSW", "voluntarySwitches"),
    /** How often the processor was taken from its threads. */
    INVOLUNTARY("NVCSW", "involuntarySwitches"),
    /** When it started, in milliseconds since 1970. */
    STARTED("START", "startedMillis");

    private final String heading;
    private final String key;

    Measure(String heading, String key) {
        this.heading = heading;
        this.key = key;
    }

    public String heading() {
        return heading;
    }

    public String key() {
        return key;
    }
}
