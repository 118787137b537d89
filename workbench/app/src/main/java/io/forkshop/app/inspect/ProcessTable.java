package io.forkshop.app.inspect;

import java.util.List;
import java.util.SortedSet;

/**
 * One way to learn about processes. Three exist, from the most telling to the one that always
 * works.
 */
interface ProcessTable {
    /**
     * Rows for those of the given pids that exist, in the order of the pids.
     *
     * @throws Unreadable when this way does not work here; the message is a sentence that says why
     */
    List<ProcessRow> rows(SortedSet<Long> pids) throws Unreadable;

    /** This machine does not answer in this way. */
    final class Unreadable extends Exception {
        Unreadable(String sentence) {
            super(sentence);
        }
    }
}
