package io.forkshop.app.bench;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.WorkerArchive;

import java.io.IOException;
import java.util.List;

/** Measures the parts of a benchmark, one after the other. */
final class Parts {
    private Parts() {}

    static Findings measure(List<Part> parts, Settings settings) throws InterruptedException {
        Findings all = Findings.none();
        try (Scratch scratch = Scratch.create()) {
            for (Part part : parts) {
                all = all.and(measure(part, settings, scratch));
            }
        }
        return all;
    }

    /** One part's failure leaves the others their figures. */
    private static Findings measure(Part part, Settings settings, Scratch scratch)
            throws InterruptedException {
        try {
            return part.measure(settings, scratch);
        } catch (ForkshopException e) {
            if (scratch.closed()) {
                throw new InterruptedException("the VM is ending");
            }
            return Findings.broken(part.figures(), e.getMessage());
        }
    }

    /** Workers are measured as they are at their best in daily use: with their archive made. */
    static void prepareArchive(Settings settings) throws InterruptedException {
        try {
            WorkerArchive.prepare();
        } catch (IOException e) {
            String why = "JVM workers start without their class-data archive: " + e.getMessage();
            settings.progress().accept(why);
        }
    }
}
