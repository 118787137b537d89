package io.forkshop.app.inspect;

import io.forkshop.runtime.process.ExitStatus;

import java.util.Optional;
import java.util.Set;

/** One part of a prediction about the tree, as a fact that can be checked. */
public sealed interface Expectation {
    /** How a named process ended, when it is known. */
    interface Endings {
        Optional<ExitStatus> of(String name);
    }

    /** How it was understood. */
    String words();

    /** Pure: what two snapshots and the known endings say about it. */
    Finding check(Snapshot before, Snapshot after, Endings endings);

    /** So many more are alive afterwards; fewer, when negative. */
    record More(Kind kind, int by) implements Expectation {
        @Override
        public String words() {
            return by == 0
                    ? "as many " + kind.words(2) + " as before"
                    : Math.abs(by) + (by > 0 ? " more " : " fewer ") + kind.words(Math.abs(by));
        }

        @Override
        public Finding check(Snapshot before, Snapshot after, Endings endings) {
            var was = kind.count(before);
            var is = kind.count(after);
            return new Finding(is - was == by, "There were " + was + ", there are " + is);
        }
    }

    /** So many there are afterwards. */
    record Total(Kind kind, int count) implements Expectation {
        @Override
        public String words() {
            return count + " " + kind.words(count) + " in all";
        }

        @Override
        public Finding check(Snapshot before, Snapshot after, Endings endings) {
            var is = kind.count(after);
            return new Finding(is == count, "There are " + is);
        }
    }

    /** It ends; with this code or by this signal, when one was named. */
    record Ends(String who, Optional<ExitStatus> how) implements Expectation {
        @Override
        public String words() {
            return who + " ends" + how.map(status -> ", " + status).orElse("");
        }

        @Override
        public Finding check(Snapshot before, Snapshot after, Endings endings) {
            var state = Named.state(after, who);
            if (state.isPresent() && !state.get().ended()) {
                return new Finding(false, Named.seen(who, state.get()));
            }
            var ending = endings.of(who);
            if (ending.isEmpty()) {
                var there = state.isPresent() || Named.state(before, who).isPresent();
                return there && how.isEmpty()
                        ? new Finding(true, who + " has ended")
                        : new Finding(false, Named.unknown(who, there));
            }
            var agrees = how.map(status -> status.equals(ending.get())).orElse(true);
            return new Finding(agrees, who + " ended: " + ending.get());
        }
    }

    /** It is in one of these states afterwards. */
    record Is(String who, String word, Set<ProcessState> states) implements Expectation {
        @Override
        public String words() {
            return who + " is " + word;
        }

        @Override
        public Finding check(Snapshot before, Snapshot after, Endings endings) {
            var state = Named.state(after, who);
            if (state.isPresent()) {
                return new Finding(states.contains(state.get()), Named.seen(who, state.get()));
            }
            var was = Named.state(before, who).isPresent();
            return new Finding(
                    false,
                    endings.of(who)
                            .map(status -> who + " ended: " + status)
                            .orElse(Named.unknown(who, was)));
        }
    }
}
