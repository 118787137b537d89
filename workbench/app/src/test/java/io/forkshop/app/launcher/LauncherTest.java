package io.forkshop.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;

/** The real launcher, real VMs, a stand-in for the workbench. */
class LauncherTest {
    private final List<ProcessHandle> started = new ArrayList<>();
    private Checkout checkout;

    @BeforeEach
    void checkOut(@TempDir Path folder) throws IOException {
        checkout = new Checkout(folder);
    }

    @AfterEach
    void leaveNothing() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void withoutAJdkOneSentenceSaysHowToGetOne() throws Exception {
        checkout.installJdk("17");
        Ended ended = end(checkout.start(Map.of(), "echo"));
        assertEquals(69, ended.code);
        assertEquals("", ended.out);
        assertEquals(1, ended.err.lines().count(), ended.err);
        assertTrue(ended.err.contains("JDK 25") && ended.err.contains("adoptium.net"), ended.err);
    }

    @Test
    void helpNeedsNoJdk() throws Exception {
        Ended ended = end(checkout.start(Map.of(), "--help"));
        assertEquals(0, ended.code);
        assertTrue(ended.out.startsWith("usage: ./forkshop"), ended.out);
    }

    @Test
    void anotherVersionInJavaHomeIsPassedOverForOneThatFits() throws Exception {
        String older = checkout.installJdk("17").toString();
        checkout.installJdk("25");
        Ended ended = end(checkout.start(Map.of("JAVA_HOME", older), "echo"));
        assertEquals("this is version 25\n", ended.out, ended.err);
    }

    @Test
    void buildsOnceAndTellsItOnStderrOnly() throws Exception {
        Ended first = end(checkout.start("echo", "a b", "c"));
        assertEquals("echo a b c\n", first.out, first.err);
        assertTrue(first.err.contains("builds"), first.err);

        Ended second = end(checkout.start("echo", "again"));
        assertEquals("echo again\n", second.out);
        assertEquals("", second.err);
        assertEquals(1, checkout.builds());
    }

    @Test
    void theArchiveIsMadeOnceAndUsed() throws Exception {
        end(checkout.start("echo"));
        Path archive = checkout.root.resolve("target/launcher/front.jsa");
        assertTrue(
                Files.size(archive) > 0,
                Files.readString(checkout.root.resolve("target/launcher/build.log")));
    }

    @Test
    void aDamagedArchiveCostsTimeAndNothingElse() throws Exception {
        end(checkout.start("echo"));
        Files.writeString(checkout.root.resolve("target/launcher/front.jsa"), "not an archive");
        Ended ended = end(checkout.start("echo", "still here"));
        assertEquals("echo still here\n", ended.out);
        assertEquals("", ended.err);
    }

    @Test
    void aSourceNewerThanTheBuildIsBuiltFirst() throws Exception {
        end(checkout.start("echo"));
        Path chapter = checkout.root.resolve("chapters/a.adoc");
        Files.setLastModifiedTime(chapter, FileTime.from(Instant.now().plusSeconds(1)));
        Ended ended = end(checkout.start("echo"));
        assertEquals(0, ended.code);
        assertEquals(2, checkout.builds());
    }

    @Test
    void aFailedBuildShowsItsFirstErrorAndWhereTheRestIs() throws Exception {
        checkout.mvnw(
                "echo '[INFO] fine'; echo '[ERROR] Ps.java:[3,4] cannot find symbol'; exit 1\n");
        Ended ended = end(checkout.start("echo"));
        assertEquals(70, ended.code);
        assertEquals("", ended.out);
        assertTrue(ended.err.contains("Ps.java:[3,4] cannot find symbol"), ended.err);
        assertFalse(ended.err.contains("fine"), ended.err);
        assertTrue(ended.err.contains("target/launcher/build.log"), ended.err);
    }

    @Test
    void twoLaunchesAtOnceBuildOnce() throws Exception {
        Process one = checkout.start("echo", "one");
        Process two = checkout.start("echo", "two");
        assertEquals("echo one\n", end(one).out);
        assertEquals("echo two\n", end(two).out);
        assertEquals(1, checkout.builds());
    }

    @Test
    void aLinkToTheLauncherFindsTheCheckoutFromAnywhere(@TempDir Path elsewhere) throws Exception {
        Path link =
                Files.createSymbolicLink(
                        elsewhere.resolve("fs"), checkout.root.resolve("forkshop"));
        Process process =
                new ProcessBuilder(link.toString(), "root").directory(elsewhere.toFile()).start();
        assertEquals(checkout.root + "\n", end(process).out);
        Files.delete(link);
    }

    @Test
    void theWorkbenchsExitCodeIsTheLaunchers() throws Exception {
        for (int code : List.of(0, 1, 2, 124, 130)) {
            assertEquals(code, end(checkout.start("exit", "" + code)).code);
        }
    }

    @Test
    void inputComesThroughAndMayBeClosed() throws Exception {
        Process process = checkout.start();
        process.getOutputStream().write("one line\n".getBytes());
        assertEquals("one line\n", end(process).out);
    }

    @Test
    void aSigtermIsPassedOnAndWaitedFor() throws Exception {
        Process process = checkout.start("say-bye");
        var out = new Transcript(process.getInputStream());
        out.await("ready \\d+ ");
        process.toHandle().destroy(); // Process.destroy would close our end of its output
        assertTrue(out.all().endsWith("bye\n"), out.all());
        assertEquals(143, process.waitFor());
    }

    @Test
    void afterAKillTheTerminalIsAsBeforeAndTheMarkedAreGone() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "needs script, of util-linux");
        Process stranger = stranger();
        started.add(stranger.toHandle());
        Process terminal =
                checkout.startOnTerminal("stty -g; ./forkshop hold; echo \"code=$?\"; stty -g");
        var screen = new Transcript(terminal.getInputStream());
        Matcher ready = screen.await("ready (\\d+) left (\\d+) \\.");
        ProcessHandle left = ProcessHandle.of(Long.parseLong(ready.group(2))).orElseThrow();
        started.add(left);
        String modes = screen.await("([0-9a-f]+(:[0-9a-f]+)+)").group(1);
        assertNotEquals(modes, modesOf(ready.group(1)), "the stand-in should have changed them");

        ProcessHandle.of(Long.parseLong(ready.group(1))).orElseThrow().destroyForcibly();

        Matcher after = screen.await("code=(\\d+)\\s+([0-9a-f]+(:[0-9a-f]+)+)");
        assertEquals("137", after.group(1));
        assertEquals(modes, after.group(2));
        left.onExit().get(20, TimeUnit.SECONDS); // it outlives a hang-up: only the sweep ends it
        assertTrue(stranger.isAlive(), "a process with another mark was ended");
        end(terminal);
    }

    @Test
    void aLimitThatMakesNoSenseIsRefused() throws Exception {
        for (String limit : List.of("many", "5", "0100", "")) {
            Ended ended = end(checkout.start("--limit", limit));
            assertEquals(2, ended.code);
            assertTrue(ended.err.contains("from 100 to 999999"), ended.err);
        }
    }

    /** Here without systemd: ulimit alone, which counts what this user has. */
    @Test
    void aLimitHoldsWhateverIsStartedInside() throws Exception {
        boolean root = System.getProperty("user.name").equals("root");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")) || !root, "needs setpriv");
        String[] line = {"--limit", "100", "starts", "300"};
        Ended ended = end(root ? checkout.startAsStranger(line) : checkout.start(line));
        assertEquals(0, ended.code, ended.err);
        assertTrue(
                ended.out.matches(
                        "started [1-9][0-9]?: .*(Resource temporarily|native thread)(?s:.*)"),
                ended.out);
    }

    @Test
    void whereNothingBindsRootItSaysSo() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "we are not root");
        Ended ended = end(checkout.start("--limit", "100", "echo"));
        assertEquals(2, ended.code);
        assertTrue(ended.err.contains("start it as another user"), ended.err);
    }

    /** A process of another session, which nobody may touch. */
    private static Process stranger() throws IOException {
        var builder = new ProcessBuilder("sleep", "600");
        builder.environment().put("FORKSHOP_SESSION", "another");
        return builder.start();
    }

    private static String modesOf(String pid) throws Exception {
        return end(new ProcessBuilder("stty", "-g", "-F", "/proc/" + pid + "/fd/0").start())
                .out
                .strip();
    }

    private record Ended(int code, String out, String err) {}

    private static Ended end(Process process) throws Exception {
        process.getOutputStream().close();
        var out = new Transcript(process.getInputStream());
        var err = new Transcript(process.getErrorStream());
        return new Ended(process.waitFor(), out.all(), err.all());
    }
}
