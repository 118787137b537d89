package io.forkshop.app.inspect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code ps} where it is hard: each fixture is a real kernel namespace, skipped by name where none
 * may be made.
 */
class NamespacesTest {
    @TempDir Path folder;

    private static final List<String> UNSHARE = List.of("unshare", "--map-root-user", "--mount");

    @Test
    void inAPidNamespaceWithItsOwnProcPsAnswersAndTheNoteSaysWhere() throws Exception {
        var seen = look("", "--pid", "--fork", "--kill-child", "--mount-proc");
        assertTrue(seen.contains("self=1 "), seen);
        assertTrue(seen.contains("line=ps -ww"), seen);
        assertTrue(seen.contains("PID namespace (a container)"), seen);
        assertOurChildIsShown(seen);
    }

    @Test
    void inAPidNamespaceWithTheOuterProcOurNumbersAreShown() throws Exception {
        var seen = look("", "--pid", "--fork", "--kill-child");
        assertTrue(seen.contains("self=1 "), seen);
        assertTrue(seen.contains("line=\n"), seen);
        assertTrue(seen.contains("another PID namespace"), seen);
        assertTrue(seen.contains("the pids were translated into ours"), seen);
        assertOurChildIsShown(seen);
    }

    @Test
    void underHidepidOurOwnProcessesAreStillShown() throws Exception {
        var seen =
                look(
                        "mount -o remount,hidepid=2 /proc &&",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        "--mount-proc");
        assertTrue(seen.contains("hides other users' processes here (hidepid="), seen);
        assertTrue(seen.contains("facts note=/proc hides other users' processes here"), seen);
        assertOurChildIsShown(seen);
    }

    @Test
    void withAProcThatHoldsOnlyProcessesNothingIsMissed() throws Exception {
        var seen =
                look(
                        "mount -t proc -o subset=pid proc /proc &&",
                        "--pid",
                        "--fork",
                        "--kill-child",
                        "--mount-proc");
        assertOurChildIsShown(seen);
    }

    @Test
    void withoutAnyProcOurOwnListIsShown() throws Exception {
        var seen = look("hide=/proc;", "--pid", "--fork", "--kill-child", "--mount-proc");
        assertTrue(seen.contains("ProcessHandle knows"), seen);
        assertFalse(seen.contains("Exception"), seen);
        assertTrue(seen.contains("row=1 under 0"), seen);
        assertTrue(seen.contains("facts note=There is no /proc here"), seen);
        assertTrue(seen.contains("threads OptionalLong.empty core false"), seen);
        assertTrue(seen.contains(" asked s1"), seen);
    }

    private static void assertOurChildIsShown(String seen) {
        var child = seen.replaceAll("(?s).*child=(\\d+).*", "$1");
        assertTrue(seen.contains("row=1 under 0"), seen);
        assertTrue(seen.contains("row=" + child + " under 1 sleep 1000"), seen);
        assertTrue(
                seen.contains("facts=" + child + " under 1 threads OptionalLong[1] core true"),
                seen);
        assertTrue(seen.contains(" asked s1"), seen);
    }

    private String look(String before, String... namespaces) throws Exception {
        var command = new ArrayList<>(UNSHARE);
        command.addAll(List.of(namespaces));
        assumeTrue(
                allowed(command, before),
                "this machine lets us make no such namespace: " + command);
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var program =
                before
                        + " exec "
                        + java
                        + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
                        + " --enable-native-access=ALL-UNNAMED -cp '"
                        + ourClasses()
                        + "' "
                        + LooksAround.class.getName()
                        + " $hide";
        command.addAll(List.of("sh", "-c", program));
        return run(command);
    }

    private static String ourClasses() {
        return Stream.of(System.getProperty("java.class.path").split(":"))
                .filter(entry -> entry.contains("/target/"))
                .collect(Collectors.joining(":"));
    }

    private static boolean allowed(List<String> unshare, String before) throws Exception {
        var command = new ArrayList<>(unshare);
        command.addAll(List.of("sh", "-c", before + " true"));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String run(List<String> command) throws Exception {
        var output = folder.resolve("seen");
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            var ended = process.waitFor(20, TimeUnit.SECONDS);
            var text = Files.readString(output);
            assertTrue(ended, "waited 20 s for LooksAround to end; so far it said: " + text);
            return text;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
