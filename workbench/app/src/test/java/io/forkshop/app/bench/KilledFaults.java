package io.forkshop.app.bench;

import java.nio.file.Path;

/** A benchmark for the tests to kill, while its clusters are being hurt. */
final class KilledFaults {
    private KilledFaults() {}

    public static void main(String[] arguments) throws InterruptedException {
        new FaultsBench().run(new Settings(Path.of(arguments[0]), 1, true, System.out::println));
    }
}
