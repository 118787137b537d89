package io.forkshop.app.command;

import io.forkshop.app.inspect.Descriptor;
import io.forkshop.app.inspect.Details;
import io.forkshop.app.inspect.ProcessFacts;
import io.forkshop.app.inspect.Snapshot;

/**
 * One process that was looked at.
 *
 * @param since what it did since it was last looked at
 */
record Inspected(ProcessFacts facts, Details details, Snapshot snapshot, Since since) {

    /** {@code fd 17 of pid 4711 (workbench)}. */
    String called(Descriptor.Holder holder) {
        return holder.pid() == facts.pid()
                ? "its own fd " + holder.number()
                : "fd " + holder.number() + " of " + called(holder.pid());
    }

    /** {@code pid 4711 (workbench)}. */
    String called(long pid) {
        String name = snapshot.find(pid).map(found -> Who.is(found, snapshot)).orElse("");
        return "pid " + pid + (name.isEmpty() ? "" : " (" + name + ")");
    }
}
