package io.forkshop.app.course.lab;

import java.time.Duration;

/**
 * One claim of the course, the question asked about it beforehand, and the real run that decides.
 */
public interface Experiment {
    /**
     * Section and number of the claim, for example {@code C2.1}; a second run for it is {@code
     * C2.1b}.
     */
    String id();

    /** The sentence that the run may confirm or refute. */
    String claim();

    Question question();

    /** The most it may take; after that it could not be measured. A run takes seconds. */
    default Duration longest() {
        return Duration.ofSeconds(60);
    }

    /**
     * Runs real processes and reports. What cannot be measured here is a verdict, not an exception;
     * every process it started is gone when it returns.
     *
     * @throws InterruptedException when the learner stopped it
     */
    Report run(Lab lab) throws Exception;
}
