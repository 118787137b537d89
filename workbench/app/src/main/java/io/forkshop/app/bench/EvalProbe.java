package io.forkshop.app.bench;

import java.time.Duration;

/** A Java prompt that is typed at. Every run is a process of its own, and ends here. */
record EvalProbe(PromptProbe program) {
    private static final Duration TO_RESULT = Duration.ofSeconds(30);
    private static final Duration TO_END = Duration.ofSeconds(10);
    private static final Duration READING = Duration.ofMillis(1500);
    private static final int LATER = 10;

    /** From exec to the result of a line that is typed as soon as there is a prompt. */
    double typedAtOnce() throws InterruptedException {
        try (TerminalRun run = start()) {
            Prompt screen = prompt(run);
            run.type("40 + 2\r");
            double result = result(run, screen, 42);
            run.leave(program.leave(), TO_END);
            return result;
        }
    }

    /** From Enter to the first result, when the learner has read for a moment before. */
    double afterReading() throws InterruptedException {
        try (TerminalRun run = start()) {
            Prompt screen = prompt(run);
            run.idle(READING);
            double millis = one(run, screen, 42);
            run.leave(program.leave(), TO_END);
            return millis;
        }
    }

    /** From Enter to the result of one of the lines after the first, in the mean. */
    double later() throws InterruptedException {
        try (TerminalRun run = start()) {
            Prompt screen = prompt(run);
            one(run, screen, 42);
            double sum = 0;
            for (int i = 0; i < LATER; i++) {
                sum += one(run, screen, 100 + i);
            }
            run.leave(program.leave(), TO_END);
            return sum / LATER;
        }
    }

    private TerminalRun start() {
        return new TerminalRun(
                program.name(), program.command(), program.environment().get(), program.scratch());
    }

    private Prompt prompt(TerminalRun run) throws InterruptedException {
        Prompt screen = new Prompt(program.lastLine());
        run.untilPrompt(screen, TO_RESULT);
        return screen;
    }

    private double one(TerminalRun run, Prompt before, int number) throws InterruptedException {
        double typed = run.type("40 + " + (number - 40) + "\r");
        return result(run, before, number) - typed;
    }

    /** Milliseconds since the exec, when the result and the next prompt are there. */
    private double result(TerminalRun run, Prompt before, int number) throws InterruptedException {
        Prompt awaited =
                before.next("\\$\\d+ ==> " + number + "\\s+(?:" + program.lastLine() + ")");
        return run.untilPrompt(awaited, TO_RESULT);
    }
}
