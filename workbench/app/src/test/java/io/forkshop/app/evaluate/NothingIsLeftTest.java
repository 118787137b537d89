package io.forkshop.app.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.forkshop.app.Until;
import io.forkshop.app.inspect.ListeningSockets;
import io.forkshop.app.inspect.ProcFs;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an evaluator has beside its own memory, and that it is given back. */
class NothingIsLeftTest {
    private static final long SELF = ProcessHandle.current().pid();

    @Test
    void aClosedEvaluatorLeavesNoProcessAndNoDescriptor() throws Exception {
        try (Conversation first = new Conversation()) {
            first.eval("1 + 1"); // What the VM and the library open once.
        }
        Until.until("the first one is gone", () -> sessions().isEmpty());
        int before = sockets();
        for (int i = 0; i < 3; i++) {
            try (Conversation talk = new Conversation()) {
                talk.eval("System.exit(1)");
                talk.eval("1 + 1");
            }
        }
        Until.until("no session is left", () -> sessions().isEmpty());
        Until.until("no descriptor more than before", () -> sockets() <= before);
    }

    @Test
    void nobodyListensAndNoFileIsWritten() throws Exception {
        Set<String> before = temporary();
        try (Conversation talk = new Conversation()) {
            long session = Long.parseLong(talk.value("ProcessHandle.current().pid()"));
            assertEquals(List.of(), new ListeningSockets(new ProcFs()).of(List.of(session)));
            Set<String> now = temporary();
            now.removeAll(before);
            now.removeIf(name -> !name.contains(String.valueOf(session)));
            assertEquals(Set.of(), now);
        }
    }

    /** Busy as it is: it hears no end of a stream. */
    @Test
    void aSessionDiesWithAWorkbenchThatIsKilled() throws Exception {
        Process workbench =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledEvaluator.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(workbench.getInputStream()))) {
            long session = Long.parseLong(out.readLine());
            ProcessHandle process = ProcessHandle.of(session).orElseThrow();
            workbench.destroyForcibly().waitFor();
            Until.until("the session is gone, too", () -> !runs(process));
        }
        assertFalse(workbench.isAlive());
    }

    /** A zombie has ended: an orphan may wait for init to notice. */
    private static boolean runs(ProcessHandle process) {
        try {
            return process.isAlive()
                    && !Files.readString(Path.of("/proc/" + process.pid() + "/stat"))
                            .contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }

    private static List<ProcessHandle> sessions() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("SessionMain"))
                .toList();
    }

    private static int sockets() {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + SELF + "/fd"))) {
            return (int)
                    open.map(NothingIsLeftTest::target).filter(NothingIsLeftTest::ends).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean ends(String target) {
        return target.startsWith("socket:") || target.startsWith("pipe:");
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // That of the listing itself.
        }
    }

    private static Set<String> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(Path::toString).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
