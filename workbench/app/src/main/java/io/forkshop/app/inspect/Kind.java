package io.forkshop.app.inspect;

import java.util.function.Predicate;

/** What is counted in a prediction. The workbench itself never is. */
enum Kind {
    ALIVE("alive", "alive", process -> !process.state().ended()),
    ZOMBIE("zombie", "zombies", process -> process.state() == ProcessState.ZOMBIE),
    STOPPED("stopped", "stopped", process -> process.state() == ProcessState.STOPPED),
    ORPHAN("orphan", "orphans", process -> !process.state().ended());

    private final String one;
    private final String many;
    private final Predicate<ProcessFacts> counts;

    Kind(String one, String many, Predicate<ProcessFacts> counts) {
        this.one = one;
        this.many = many;
        this.counts = counts;
    }

    String words(int count) {
        return count == 1 ? one : many;
    }

    int count(Snapshot snapshot) {
        return (int)
                snapshot.learners().stream()
                        .filter(counts)
                        .filter(p -> this != ORPHAN || snapshot.find(p.parent()).isEmpty())
                        .count();
    }
}
