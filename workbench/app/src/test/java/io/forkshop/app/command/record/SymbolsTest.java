package io.forkshop.app.command.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class SymbolsTest {
    private static Map<Long, String> pids(long primary, long w1, long w2) {
        Map<Long, String> pids = new LinkedHashMap<>();
        pids.put(primary, "primary");
        pids.put(w1, "w1");
        pids.put(w2, "w2");
        return pids;
    }

    private static List<String> told(Map<Long, String> pids, String... lines) {
        Map<String, String> paths =
                Map.of("/tmp", "tmp", "/home/ann", "home", "/home/ann/forkshop", "forkshop");
        return new Symbols(pids, paths).of(List.of(lines));
    }

    private static String one(String line) {
        return told(pids(4700, 4711, 4712), line).getFirst();
    }

    @Test
    void aPidIsCalledByTheNameOfItsProcess() {
        assertEquals("w1  pid pid:w1  work.java", one("w1  pid 4711  work.java"));
        assertEquals(
                "re-parented from pid:w1 to pid:primary.", one("re-parented from 4711 to 4700."));
        assertEquals("{\"pid\":pid:w2,\"n\":12}", one("{\"pid\":4712,\"n\":12}"));
        assertEquals("4,711 bytes, 14711, x4711, 4711.5", one("4,711 bytes, 14711, x4711, 4711.5"));
    }

    @Test
    void whoHasNoNameIsNumberedAsHeAppears() {
        assertEquals(
                List.of("pid pid:1, ppid pid:2", "(pid pid:2) and pid pid:1"),
                told(Map.of(), "pid 99, ppid 7", "(pid 7) and pid 99"));
    }

    @Test
    void aPidIsKnownAlsoWhereOnlyALaterLineSaysThatItIsOne() {
        assertEquals(
                List.of("$ ps -p pid:1,pid:w1", "w3  pid pid:1"),
                told(pids(4700, 4711, 4712), "$ ps -p 4713,4711", "w3  pid 4713"));
    }

    @Test
    void theSecondOfANameIsTheSecond() {
        Map<Long, String> pids = new LinkedHashMap<>();
        pids.put(10L, "c1");
        pids.put(11L, "c1");
        assertEquals(
                List.of("pid pid:c1 ended; pid pid:c1.2 listens"),
                told(pids, "pid 10 ended; pid 11 listens"));
    }

    @Test
    void portsKeepWhoIsWho() {
        assertEquals(
                List.of(
                        "http://127.0.0.1:port:1/ and http://localhost:port:2",
                        "port port:2; {\"port\":port:1}; [::1]:port:1"),
                told(
                        Map.of(),
                        "http://127.0.0.1:41234/ and http://localhost:39999",
                        "port 39999; {\"port\":41234}; [::1]:41234"));
    }

    @Test
    void timesAndPathsAreSymbols() {
        assertEquals(
                "time  primary → w1  8 B  {\"n\":1}",
                one("17:02:32.123  primary → w1  8 B  {\"n\":1}"));
        assertEquals(
                "at time, after N ms, N s; 3 s",
                one("at 2026-11-23T17:02:32Z, after 12 ms, 0.5 s; 3 s"));
        assertEquals("time  │─{}─▸│", one("   0.003  │─{}─▸│"));
        assertEquals(
                List.of(
                        "path:forkshop/work.java path:home/x path:tmp/1/f path:tmp/2 path:tmp/1",
                        "/tmpfile"),
                told(
                        Map.of(),
                        "/home/ann/forkshop/work.java /home/ann/x /tmp/a81/f /tmp/b /tmp/a81",
                        "/tmpfile"));
    }

    private static List<String> table(long a, long b, long c, long parentOfB, long parentOfC) {
        String width = "%" + Math.max(4, String.valueOf(c).length()) + "d";
        return told(
                pids(a, b, c),
                "NAME  " + " ".repeat(String.valueOf(c).length()) + "PID  PPID  STATE",
                String.format("w1    " + width + "  " + width + "  sleeps", b, parentOfB),
                String.format("w2    " + width + "  " + width + "  sleeps", c, parentOfC),
                "",
                "w2 has 12 sons");
    }

    @Test
    void twoRunsReadTheSameWhateverTheirPids() {
        List<String> first = table(7, 12, 13, 7, 12);
        assertEquals("w2  pid:w2  pid:w1  sleeps", first.get(2));
        assertEquals("w2 has 12 sons", first.get(4), "behind the table a number is a number");
        assertEquals(first, table(4_193_000, 4_193_100, 4_193_101, 4_193_000, 4_193_100));
    }

    @Test
    void twoParentsThatAreSwappedMakeAnotherTranscript() {
        assertNotEquals(table(700, 1200, 1300, 700, 1200), table(700, 1200, 1300, 1200, 700));
    }
}
