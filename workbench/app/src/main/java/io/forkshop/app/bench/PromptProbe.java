package io.forkshop.app.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A program with a prompt, and how to reach and leave it.
 *
 * @param name as it is called in messages
 * @param command what is executed
 * @param lastLine the prompt, see {@link Prompt}
 * @param leave the keys that end it
 * @param environment what it finds, made anew for each run
 * @param scratch ends a run that the end of this VM overtakes
 */
record PromptProbe(
        String name,
        List<String> command,
        String lastLine,
        String leave,
        Supplier<Map<String, String>> environment,
        Scratch scratch) {

    private static final Duration TO_PROMPT = Duration.ofSeconds(30);
    private static final Duration TO_END = Duration.ofSeconds(10);

    /** One run: from exec to the first prompt, in milliseconds. It ends before this returns. */
    double firstPrompt() throws InterruptedException {
        Prompt prompt = new Prompt(lastLine);
        try (TerminalRun run = new TerminalRun(name, command, environment.get(), scratch)) {
            double millis = run.untilPrompt(prompt, TO_PROMPT);
            run.leave(leave, TO_END);
            return millis;
        }
    }
}
