package io.forkshop.app.evaluate.session;

import io.forkshop.app.evaluate.wire.Report;

import java.io.IOException;
import java.io.OutputStream;

/** Sends reports, one at a time, whichever thread they come from. */
final class Reporter {
    private final OutputStream out;

    Reporter(OutputStream out) {
        this.out = out;
    }

    synchronized void tell(Report report) {
        try {
            report.sendTo(out);
        } catch (IOException e) {
            // Nobody listens any more: the workbench is gone.
            Runtime.getRuntime().halt(SessionMain.ALONE);
        }
    }
}
