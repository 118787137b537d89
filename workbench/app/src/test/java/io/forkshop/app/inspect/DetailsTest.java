package io.forkshop.app.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pure parts of what inspect reads. */
class DetailsTest {
    @Test
    void aMaskIsSignalsByName() {
        assertEquals(List.of("SIGHUP", "SIGKILL"), SignalSets.names("0000000000000101"));
        assertEquals(List.of("signal 33", "signal 64"), SignalSets.names("8000000100000000"));
        assertEquals(List.of(), SignalSets.names("0000000000000000"));
        assertEquals(List.of(), SignalSets.names("not hex"));
    }

    @Test
    void limitsAreReadByTheirColumns() {
        var file =
                """
                Limit                     Soft Limit           Hard Limit           Units
                Max open files            1024                 524288               files
                Max nice priority         0                    0
                """;
        assertEquals(
                List.of(
                        new Limit("Max open files", "1024", "524288", "files"),
                        new Limit("Max nice priority", "0", "0", "")),
                Limit.read(file));
    }

    @Test
    void theLastHeapLimitCountsWhereverItStands() {
        assertEquals("-Xmx64m", heap(Map.of(), "java", "-Xmx1g", "-Xmx64m", "Main"));
        assertEquals("-Xmx1g", heap(Map.of("JDK_JAVA_OPTIONS", "-Xmx1g"), "java", "Main"));
        assertEquals("-Xmx2g", heap(Map.of(), "/usr/bin/java", "@options", "Main"));
        assertTrue(heap(Map.of(), "java", "Main").startsWith("not given"));
        assertEquals(
                "--max-old-space-size=100",
                heap(Map.of("NODE_OPTIONS", "--max-old-space-size=100"), "node", "x.js"));
        assertEquals("", heap(Map.of(), "sleep", "1"));
        assertEquals("", HeapLimit.of(List.of(), Map.of(), name -> Optional.empty()));
    }

    private static String heap(Map<String, String> environment, String... command) {
        return HeapLimit.of(
                List.of(command), environment, name -> Optional.of("\"-Xmx2g\"\n-Dx=y"));
    }

    @Test
    void threadsAreToldByNameOrPlace() {
        assertEquals("JVM: garbage collector", ThreadMakers.of("java", "GC Thread#0", 5));
        assertEquals("JVM: main, runs the program", ThreadMakers.of("java", "java", 1));
        assertEquals("the program", ThreadMakers.of("java", "pool-1-thread-1", 20));
        assertEquals("node: main, runs JavaScript", ThreadMakers.of("node", "node", 0));
        assertTrue(ThreadMakers.of("node", "node", 3).startsWith("V8: worker"));
        assertTrue(ThreadMakers.of("node", "node", 8).startsWith("libuv: worker"));
        assertEquals("the program", ThreadMakers.of("nginx", "worker", 2));
    }

    @Test
    void aStatLineSurvivesAHostileName() {
        var line =
                "12 (a) R 1 (x) S 5 12 11 0 -1 4 0 0 0 0 7 3 0 0 20 0 9 0 44 0 0 0 0 0 0 0 0 0 0"
                        + " 0 0 0 0 0 0 1 0 0";
        var read = StatLine.of(line).orElseThrow();
        assertEquals("a) R 1 (x", read.name());
        assertEquals('S', read.state());
        assertEquals(5, read.parent());
        assertEquals(10, read.ticks());
        assertEquals(9, read.threads());
        assertEquals(44, read.birth());
        assertEquals(Optional.empty(), StatLine.of(""));
        assertEquals(Optional.empty(), StatLine.of("12 (short) S 1"));
    }

    @Test
    void aCallInTwoHalvesIsOne() {
        var lines = new StraceLines();
        assertEquals(Optional.empty(), lines.add("7 accept4(3,  <unfinished ...>"));
        assertEquals(
                "SIGCHLD",
                lines.add("8 --- SIGCHLD {si_pid=5} ---").orElseThrow().arguments().split(" ")[0]);
        var call = lines.add("7 <... accept4 resumed>0x0, NULL, 0) = 9").orElseThrow();
        assertEquals("accept4: takes a connection as fd 9", CallWords.of(call).orElseThrow());
        assertEquals(Optional.empty(), lines.add("9 <... read resumed>\"\", 1) = 0"));
        assertEquals(Optional.empty(), lines.add("nonsense"));
    }

    @Test
    void callsAreSaidInWords() {
        says("vfork()  = 12", "vfork: starts process 12, and waits until it runs a program");
        says("clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 13", "clone3: starts thread 13");
        says(
                "execve(\"/bin/sh\", [\"sh\", \"-c\", \"x y\"], 0x7 /* 3 vars */) = 0",
                "execve: becomes another program: sh -c x y");
        says(
                "execve(\"/no\", [\"no\"], 0x7) = -1 ENOENT (No such file or directory)",
                "execve no fails: No such file or directory");
        says("kill(-12, SIGTERM) = 0", "kill: sends SIGTERM to 12");
        says("exit_group(3) = ?", "exit_group: ends with code 3");
        says(
                "write(3<UNIX-STREAM:[5->6]>, \"{\\\"a\\\":1}\\n\", 8) = 8",
                "write: sends 8 bytes on fd 3: {\\\"a\\\":1}\\n");
        says(
                "sendmsg(3<UNIX-STREAM:[5->6]>, {msg_iov=[{iov_base=\"x\", iov_len=1}],"
                        + " msg_control=[{cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS,"
                        + " cmsg_data=[7<socket:[9]>]}]}, 0) = 1",
                "sendmsg: sends 1 bytes on fd 3, and with them descriptor 7: x");
        says(
                "read(3<UNIX-STREAM:[5->6]>, \"\", 9) = 0",
                "read: fd 3 is at its end: the other side has closed");
        says("+++ killed by SIGKILL +++", "killed by SIGKILL");
        nothing("read(4</etc/passwd>, \"x\", 1) = 1");
        nothing("recvmsg(3, {}, 0) = -1 EAGAIN (Resource temporarily unavailable)");
        nothing("kill(12, 0) = 0");
    }

    private static void says(String line, String words) {
        assertEquals(Optional.of(words), new StraceLines().add("7 " + line).flatMap(CallWords::of));
    }

    private static void nothing(String line) {
        var call = new StraceLines().add("7 " + line);
        assertTrue(call.isPresent(), line);
        assertEquals(Optional.empty(), call.flatMap(CallWords::of), line);
    }
}
