package io.forkshop.runtime.process;

/** What a program wrote, and how it ended. Immutable. */
public final class ExecResult {
    private final ExitStatus status;
    private final Captured out;
    private final Captured err;

    ExecResult(Ended ended) {
        this.status = ended.status().orElseThrow();
        this.out = ended.out();
        this.err = ended.err();
    }

    /** How it ended. */
    public ExitStatus status() {
        return status;
    }

    /** What it wrote to its standard output, as text in the encoding of the options. */
    public String stdout() {
        return out.text();
    }

    /** What it wrote to its standard error. */
    public String stderr() {
        return err.text();
    }

    /** A copy of the bytes of {@link #stdout}. */
    public byte[] stdoutBytes() {
        return out.bytes().clone();
    }

    /** A copy of the bytes of {@link #stderr}. */
    public byte[] stderrBytes() {
        return err.bytes().clone();
    }

    @Override
    public String toString() {
        return status
                + ", stdout "
                + out.bytes().length
                + " B, stderr "
                + err.bytes().length
                + " B";
    }
}
