package io.forkshop.app.world;

import io.forkshop.app.inspect.Listening;
import io.forkshop.runtime.process.ExitStatus;

import java.util.List;

/** What became of waiting for something. */
public sealed interface Awaited {
    /** The next message that nobody had waited for yet. */
    record Message(String json) implements Awaited {}

    /** The process ended; when something else was awaited, that will not come any more. */
    record Ended(ExitStatus status) implements Awaited {}

    /** The channel closed while a message was awaited, and the process lives on. */
    record Disconnected() implements Awaited {}

    /** It, or a descendant of it, accepts connections here. */
    record Accepting(List<Listening> sockets) implements Awaited {}

    record TimedOut() implements Awaited {}

    /** This machine does not show which process listens where. */
    record CannotTell() implements Awaited {}
}
