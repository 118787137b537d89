package io.forkshop.runtime.process;

import io.forkshop.runtime.ForkshopException;

/**
 * How a process ended. A value: 137 and death by SIGKILL are two different things here (node-spec
 * 2.3, 2.4).
 */
public sealed interface ExitStatus {

    /** It called exit with this code, 0 to 255. */
    record Exited(int code) implements ExitStatus {
        @Override
        public String toString() {
            return "exited with code " + code;
        }
    }

    /** A signal ended it. */
    record Signalled(Signal signal) implements ExitStatus {
        @Override
        public String toString() {
            return "killed by " + signal.name();
        }
    }

    /** There never was a process. */
    record FailedToStart(ForkshopException cause) implements ExitStatus {
        @Override
        public String toString() {
            return "failed to start: " + cause.getMessage();
        }
    }

    /** Whether it exited with code 0. */
    default boolean success() {
        return this instanceof Exited(int code) && code == 0;
    }

    /**
     * From the status that waitpid(2) gave: the low seven bits are the signal, or 0 and the code is
     * above them.
     */
    static ExitStatus fromWait(int status) {
        int signal = status & 0x7f;
        return signal == 0 ? new Exited(status >> 8 & 0xff) : new Signalled(Signal.of(signal));
    }
}
