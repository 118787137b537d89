package io.forkshop.app.evaluate;

import io.forkshop.app.evaluate.wire.Report;
import io.forkshop.app.evaluate.wire.Thrown;

import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.spi.ExecutionControl.ResolutionException;
import jdk.jshell.spi.ExecutionControl.RunException;
import jdk.jshell.spi.ExecutionControl.UserException;

import java.util.ArrayList;
import java.util.List;

/** What a snippet threw: from the wire to JShell, which knows whose line it was, and on to us. */
final class Exceptions {
    private Exceptions() {}

    static RunException of(Report.Threw threw) {
        RunException cause = null;
        for (Thrown each : threw.chain().reversed()) {
            RunException exception = of(each);
            // One that stands for an unfinished snippet has no cause by JShell's rules.
            if (cause != null && exception instanceof UserException) {
                exception.initCause(cause);
            }
            cause = exception;
        }
        return cause;
    }

    private static RunException of(Thrown thrown) {
        StackTraceElement[] frames =
                thrown.frames().stream()
                        .map(f -> new StackTraceElement(f.type(), f.method(), f.file(), f.line()))
                        .toArray(StackTraceElement[]::new);
        return thrown.unresolved() > 0
                ? new ResolutionException(thrown.unresolved(), frames)
                : new UserException(thrown.message(), thrown.type(), frames);
    }

    static Result result(JShellException exception) {
        if (exception instanceof UnresolvedReferenceException unresolved) {
            return new Result.NotYetRunnable(Telling.name(unresolved.getSnippet()), List.of());
        }
        List<Result.Threw> causes = new ArrayList<>();
        for (Throwable each = exception.getCause();
                each instanceof EvalException cause;
                each = each.getCause()) {
            causes.add(threw(cause, List.of()));
        }
        return threw((EvalException) exception, causes);
    }

    /** A snippet whose class was refused: {@code java.lang.VerifyError: why}. */
    static Result.Threw untried(String why) {
        int colon = why.indexOf(": ");
        return new Result.Threw(
                colon < 0 ? why : why.substring(0, colon),
                colon < 0 ? null : why.substring(colon + 2),
                List.of(),
                List.of());
    }

    private static Result.Threw threw(EvalException thrown, List<Result.Threw> causes) {
        List<Result.Frame> frames = new ArrayList<>();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            String file = frame.getFileName();
            if (file != null && file.startsWith("#")) {
                String id = file.substring(1);
                frames.add(new Result.Frame(id, frame.getMethodName(), frame.getLineNumber()));
            }
        }
        return new Result.Threw(
                thrown.getExceptionClassName(), thrown.getMessage(), frames, causes);
    }
}
