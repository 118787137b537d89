package io.forkshop.app.course.experiments;

/**
 * One claim of the course, the question asked about it beforehand, and the real run that decides.
 */
public interface Experiment {
    /** The page it belongs to and a letter, for example {@code 2.1a}. */
    String id();

    /** The sentence that the run may confirm or refute. */
    String claim();

    Question question();

    /**
     * Runs real processes and reports. What cannot be measured here is a verdict, not an exception;
     * every process it started is gone when it returns.
     *
     * @throws InterruptedException when the learner stopped it
     */
    Report run(Lab lab) throws Exception;
}
