package io.forkshop.runtime.cluster;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Future;

/** A place for one worker after another. The supervisor's loop owns it. */
final class Slot {
    final String name;
    SlotState state = SlotState.EMPTY;
    Tenure now; // null: nobody
    Deaths deaths = Deaths.NONE;
    int restarts;
    String lastEnd;
    private Future<?> pause;

    Slot(String name) {
        this.name = name;
    }

    void pause(Future<?> next) {
        cancelPause();
        pause = next;
    }

    void cancelPause() {
        if (pause != null) {
            pause.cancel(false);
            pause = null;
        }
    }

    SlotStatus status(ClusterOptions options) {
        Worker worker = now == null ? null : now.worker;
        return new SlotStatus(
                name,
                worker == null ? OptionalLong.empty() : worker.process().pid(),
                state,
                worker == null || options.policy() instanceof SharedHandle
                        ? OptionalLong.empty()
                        : OptionalLong.of(worker.served()),
                worker == null || !worker.saysWhatItHasOpen()
                        ? OptionalInt.empty()
                        : OptionalInt.of(worker.inFlight()),
                restarts,
                Optional.ofNullable(lastEnd),
                deaths.tally(),
                now == null ? options.module() : now.options.module());
    }
}
