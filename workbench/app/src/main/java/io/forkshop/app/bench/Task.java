package io.forkshop.app.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One order, to be given to all contenders over and over.
 *
 * @param operation see contender.js
 * @param count how often a contender does it within one order
 * @param size of a frame in bytes, in orders about messages
 * @param warmUps how many orders do not count
 * @param most rounds
 * @param budget no round begins after it
 * @param rows what the numbers of an answer are
 */
record Task(
        String operation,
        int count,
        int size,
        int warmUps,
        int most,
        Duration budget,
        List<Row> rows) {

    /** One number of an answer: what it is, with its unit, and the target of our ratio, if any. */
    record Row(String what, Optional<Target> target) {
        static Row of(String what) {
            return new Row(what, Optional.empty());
        }

        static Row of(String what, Target target) {
            return new Row(what, Optional.of(target));
        }
    }
}
