package io.forkshop.app.command;

import io.forkshop.app.inspect.Listening;
import io.forkshop.app.inspect.ProcFs;
import io.forkshop.app.world.Awaited;
import io.forkshop.app.world.Live;

import java.util.List;
import java.util.stream.Collectors;

/** Waits for something a process does. */
final class Await implements Command {
    private static final List<String> EVENTS = List.of("message", "exit", "listening");

    @Override
    public String name() {
        return "await";
    }

    @Override
    public String synopsis() {
        return "await NAME message|exit|listening [--timeout 5s]";
    }

    @Override
    public String summary() {
        return "wait for a message, the end, or an open port";
    }

    @Override
    public List<String> details() {
        return List.of(
                "message    the next message not awaited before, even if it is here already",
                "exit       the end of the process, with how it ended",
                "listening  the process or a descendant of it accepts connections",
                "  --timeout TIME   how long: 5s, 200ms, 2m, never; without it 30s. The exit",
                "                   code is 124 when the time is over.",
                "  --show           print the Java call that does the same",
                "Example: await w1 message");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.WORKER, Candidates.EVENT, Candidates.NOTHING);
    }

    @Override
    public Moves moves() {
        return Moves.PERHAPS;
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws InterruptedException {
        List<String> words = arguments.positionals(Timeout.OPTION);
        if (words.size() != 2) {
            return Outcome.usage("await needs a process and an event: await w1 message");
        }
        String event = words.get(1);
        if (!EVENTS.contains(event)) {
            return Outcome.usage(
                    "'"
                            + event
                            + "' cannot be awaited."
                            + Spelling.hint(event, EVENTS)
                            + " There are message, exit and listening.");
        }
        Live live =
                event.equals("message")
                        ? Workers.forked(session.world(), words.get(0))
                        : Workers.find(session.world(), words.get(0));
        Timeout timeout = arguments.option(Timeout.OPTION).map(Timeout::of).orElse(Timeout.DEFAULT);
        if (arguments.flag(JavaCall.FLAG)) {
            session.console().print(call(live, event));
        }
        return tell(live, event, timeout, waitFor(live, event, timeout), session);
    }

    private static Awaited waitFor(Live live, String event, Timeout timeout)
            throws InterruptedException {
        return switch (event) {
            case "message" -> live.awaitMessage(timeout.duration());
            case "exit" -> live.awaitExit(timeout.duration());
            default -> live.awaitListening(timeout.duration());
        };
    }

    private static Outcome tell(
            Live live, String event, Timeout timeout, Awaited result, Session session) {
        String name = live.name();
        switch (result) {
            case Awaited.Message(String json) ->
                    session.console().print("from " + name + ": " + json);
            case Awaited.Accepting(List<Listening> sockets) ->
                    session.console()
                            .print(name + " accepts connections on " + shown(sockets) + ".");
            case Awaited.Ended(var status) when event.equals("exit") ->
                    session.console().print(Workers.ended(live, status));
            case Awaited.Ended(var status) -> {
                return Outcome.failed(
                        Workers.ended(live, status)
                                + " Nobody needs to wait for "
                                + noun(event)
                                + " any more.");
            }
            case Awaited.Disconnected() -> {
                return Outcome.failed(
                        name
                                + " has closed its channel, so no message can come. It is still"
                                + " alive.");
            }
            case Awaited.CannotTell() -> {
                return Outcome.failed(
                        "This machine does not show which process listens where: there is no"
                                + " /proc/net/tcp. 'output "
                                + name
                                + "' shows what it printed.");
            }
            case Awaited.TimedOut() -> {
                return Outcome.timeout(
                        "Waited "
                                + timeout.text()
                                + " for "
                                + noun(event)
                                + " of "
                                + name
                                + "; it did not come. "
                                + state(live));
            }
        }
        return Outcome.OK;
    }

    private static String noun(String event) {
        return switch (event) {
            case "message" -> "a message";
            case "exit" -> "the end";
            default -> "an open port";
        };
    }

    private static String state(Live live) {
        if (!live.alive()) {
            return live.name() + " has ended.";
        }
        var row = new ProcFs().all().get(live.pid());
        return live.name() + " is alive" + (row == null ? "." : " and " + row.state().word() + ".");
    }

    private static String shown(List<Listening> sockets) {
        return sockets.stream()
                .map(socket -> socket.address() + " (pid " + socket.pid() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String call(Live live, String event) {
        return switch (event) {
            case "message" -> live.name() + ".onMessage(message -> IO.println(message));";
            case "exit" -> live.name() + ".await();";
            default ->
                    "// No library call: the workbench looks into /proc/net/tcp and /proc/PID/fd.";
        };
    }
}
