package io.forkshop.app.course.lab;

import io.forkshop.runtime.process.ExecException;
import io.forkshop.runtime.process.ExecHandle;
import io.forkshop.runtime.process.ExecResult;
import io.forkshop.runtime.process.ExitStatus;

import java.util.Optional;

/**
 * Something that was run to its end.
 *
 * @param code the error's code; empty when there was no error
 * @param status how it ended; empty when it never began, or would not end
 */
public record Ran(String code, Optional<ExitStatus> status, String out, String err) {

    /** Waits for the end; whatever it is, that is what was seen. */
    public static Ran of(ExecHandle handle) throws InterruptedException {
        try (handle) {
            ExecResult result = handle.join();
            return new Ran("", Optional.of(result.status()), result.stdout(), result.stderr());
        } catch (ExecException e) {
            return new Ran(e.code(), e.status(), e.stdout(), e.stderr());
        }
    }

    /** Such as {@code exited with code 3}, or the code of the error that kept it from starting. */
    public String ending() {
        return status.filter(s -> !(s instanceof ExitStatus.FailedToStart))
                .map(ExitStatus::toString)
                .orElse(code);
    }
}
