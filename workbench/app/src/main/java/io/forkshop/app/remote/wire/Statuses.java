package io.forkshop.app.remote.wire;

import io.forkshop.app.frames.Malformed;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;

import java.util.List;

/** How a process ended, on the line. */
public final class Statuses {
    private static final int LAST_SIGNAL = 64;

    private Statuses() {}

    /** Null of null. */
    public static List<Object> write(ExitStatus status) {
        return switch (status) {
            case null -> null;
            case ExitStatus.Exited(int code) -> List.of("exited", code);
            case ExitStatus.Signalled(Signal signal) -> List.of("signalled", signal.number());
            case ExitStatus.FailedToStart(ForkshopException cause) ->
                    List.of("failed", Failures.write(cause));
        };
    }

    /** Null of null. */
    public static ExitStatus read(Fields from, int index) throws Malformed {
        if (from.isNull(index)) {
            return null;
        }
        Fields status = from.fields(index);
        return switch (status.text(0)) {
            case "exited" -> new ExitStatus.Exited(status.number(1, 0, 255));
            case "signalled" ->
                    new ExitStatus.Signalled(Signal.of(status.number(1, 1, LAST_SIGNAL)));
            case "failed" -> new ExitStatus.FailedToStart(Failures.read(status.fields(1)));
            default -> throw new Malformed("an unknown ending");
        };
    }
}
