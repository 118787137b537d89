package io.forkshop.app.inspect;

import java.util.Optional;

/** A process as a prediction calls it: by the learner's name for it, or by its pid. */
final class Named {
    private Named() {}

    static Optional<ProcessState> state(Snapshot snapshot, String who) {
        return snapshot.processes().stream()
                .filter(process -> is(process, who))
                .findFirst()
                .map(ProcessFacts::state);
    }

    private static boolean is(ProcessFacts process, String who) {
        return process.asked().map(asked -> asked.name().equals(who)).orElse(false)
                || who.equals(Long.toString(process.pid()));
    }

    static String seen(String who, ProcessState state) {
        return who + " is " + state.word();
    }

    static String unknown(String who, boolean wasThere) {
        return wasThere ? who + " has ended; how, only its parent was told" : "There is no " + who;
    }
}
