package io.forkshop.app.command;

import io.forkshop.runtime.process.ExecException;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;

/** How a run that failed is told: first in words, then as the fields of the error. */
final class ExecWords {
    private static final String FULL = "ERR_CHILD_PROCESS_STDIO_MAXBUFFER";

    private ExecWords() {}

    /** Why it ended, and how: {@code Over 500 ms, so it was sent SIGTERM; killed by SIGTERM}. */
    static String ending(ExecException e, ExecOptions options) {
        String how = e.status().map(ExitStatus::toString).orElse("it is still there");
        String sent = ", so it was sent " + options.spawn().limits().killSignal().name() + "; ";
        if (e.timedOut()) {
            return "Over " + options.spawn().limits().timeout().toMillis() + " ms" + sent + how;
        }
        if (e.code().equals(FULL)) {
            String stream = e.getMessage().split(" ", 2)[0];
            return stream + " had more than " + options.maxBuffer() + " bytes" + sent + how;
        }
        return e.signal().isPresent() && !e.killed() ? how + ", not by us" : how;
    }

    /** Whether we ended it before its own end. */
    static boolean cutShort(ExecException e) {
        return e.timedOut() || e.code().equals(FULL);
    }

    /** What Java has, and where Node's error has something else, that too. */
    static String error(ExecException e) {
        if (e.pid().isEmpty()) {
            return "error: code " + e.code();
        }
        boolean named = e.exitCode().isEmpty() && !e.code().equals(FULL);
        return "error: code "
                + e.code()
                + (named ? " (in Node null)" : "")
                + ", signal "
                + e.signal().map(Signal::name).orElse("null")
                + ", killed "
                + e.killed();
    }
}
