package io.forkshop.runtime.reliability;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.forkshop.runtime.channel.Json;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** REL-13: how a process ended is what its parent is told. */
@ExtendWith(NothingLeftBehind.class)
class TruthOfExitTest {
    private static final int BATCH = 32;

    /** Those that a process survives by default: they stop it, or nothing happens. */
    private static final Set<String> SURVIVED =
            Set.of(
                    "SIGCHLD",
                    "SIGCONT",
                    "SIGURG",
                    "SIGWINCH",
                    "SIGSTOP",
                    "SIGTSTP",
                    "SIGTTIN",
                    "SIGTTOU");

    @Test
    void everyCodeFrom0To255IsTheCodeThatWasGiven() throws Exception {
        List<String> codes = IntStream.range(0, 256).mapToObj(n -> "exit " + n).toList();

        List<ExitStatus> ends = endings(codes);

        for (int code = 0; code < 256; code++) {
            assertEquals(new ExitStatus.Exited(code), ends.get(code));
        }
    }

    @Test
    void everyKillingSignalIsTheSignalThatKilled() throws Exception {
        List<Signal> signals = killing();
        assertEquals(23, signals.size());

        List<ExitStatus> ends = endings(signals.stream().map(TruthOfExitTest::kill).toList());

        for (int i = 0; i < signals.size(); i++) {
            assertEquals(new ExitStatus.Signalled(signals.get(i)), ends.get(i));
        }
    }

    /** The JDK cannot tell them apart. */
    @Test
    void code137IsNotDeathBySigkill() throws Exception {
        List<ExitStatus> ends =
                endings(List.of("exit 137", "kill -9 $$", "sh -c 'kill -9 $$'; exit $?"));

        assertEquals("exited with code 137", ends.get(0).toString());
        assertEquals("killed by SIGKILL", ends.get(1).toString());
        assertEquals("exited with code 137", ends.get(2).toString());
        assertNotEquals(ends.get(0), ends.get(1));
    }

    /** The same commands, run by the real Node, which says code and signal. */
    @Test
    void nodeSaysTheSameOfAll() throws Exception {
        List<String> commands = new ArrayList<>();
        IntStream.range(0, 256).forEach(n -> commands.add("exit " + n));
        killing().forEach(signal -> commands.add(kill(signal)));
        commands.add("exit 300");
        commands.add("exit -1 2>/dev/null || exit 255");

        ChildProcess node = Workers.node("ends.js");
        Story story = Story.of(node);
        node.send(commands);
        List<?> said = (List<?>) story.nextMessage();
        story.whole();

        assertEquals(said, endings(commands).stream().map(TruthOfExitTest::asNodeSaysIt).toList());
    }

    private static Object asNodeSaysIt(ExitStatus how) {
        String text =
                switch (how) {
                    case ExitStatus.Exited(int code) -> "{\"code\":" + code + ",\"signal\":null}";
                    case ExitStatus.Signalled(Signal signal) ->
                            "{\"code\":null,\"signal\":\"" + signal + "\"}";
                    case ExitStatus.FailedToStart failed -> throw new AssertionError(failed);
                };
        return Json.parse(text);
    }

    /** Runs each in a shell, some at once, and tells how they ended. */
    private static List<ExitStatus> endings(List<String> commands) throws InterruptedException {
        SpawnOptions quiet =
                SpawnOptions.defaults().stdio(Stdio.ignore(), Stdio.ignore(), Stdio.ignore());
        List<ExitStatus> ends = new ArrayList<>();
        for (int from = 0; from < commands.size(); from += BATCH) {
            List<ChildProcess> batch = new ArrayList<>();
            for (String command : commands.subList(from, Math.min(commands.size(), from + BATCH))) {
                batch.add(spawn("sh", List.of("-c", command), quiet));
            }
            for (ChildProcess child : batch) {
                ends.add(
                        child.awaitClose(Waits.LONGEST)
                                .orElseThrow(
                                        () ->
                                                new AssertionError(
                                                        "no end of " + child.spawnargs())));
            }
        }
        return ends;
    }

    private static List<Signal> killing() {
        return Signal.names().stream().filter(n -> !SURVIVED.contains(n)).map(Signal::of).toList();
    }

    private static String kill(Signal signal) {
        return "kill -" + signal.number() + " $$";
    }
}
