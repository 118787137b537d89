package io.forkshop.app.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.Until;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whatever a snippet does, the next one runs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SurvivalTest {
    private static final String OUT_OF_MEMORY = "java.lang.OutOfMemoryError";
    private static final String PLEASE = "System.out.println(\"running\"); ";

    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    @Test
    void anExitCostsTheVariablesAndNothingElse() {
        talk.eval("int x = 5; int twice(int n) { return 2 * n; } record Point(int a, int b) {}");
        talk.eval("import java.time.Duration;");

        Result.Lost lost = lost("System.exit(7)");

        assertEquals("it exited with code 7", lost.why());
        assertEquals(List.of("x"), lost.variables());
        assertTrue(lost.replaced());
        assertEquals("6", talk.value("twice(3)"));
        assertEquals("Point[a=1, b=2]", talk.value("new Point(1, 2)"));
        assertEquals("PT1S", talk.value("Duration.ofSeconds(1)"));
        assertInstanceOf(Result.Rejected.class, talk.one("x"));
    }

    @Test
    void lostVariablesAreMadeAgainWhenTheyAreWanted() {
        talk.eval("int x = 5; var text = \"t\" + x;");
        lost("Runtime.getRuntime().halt(1)");

        talk.java.restore();

        assertEquals("\"t5\"", talk.value("text"));
    }

    @Test
    void aMethodThatNeedsALostVariableSaysSo() {
        talk.eval("int x = 5; int get() { return x; }");
        lost("System.exit(1)");

        assertInstanceOf(Result.NotYetRunnable.class, talk.one("get()"));
        talk.eval("int x = 6;");
        assertEquals("6", talk.value("get()"));
    }

    @Test
    void anEndlessLoopIsStoppedAndTheSessionLives() throws Exception {
        talk.eval("int x = 5;");
        assertStops("while (true);");
        assertEquals("5", talk.value("x"));
    }

    @Test
    void aSleeperThatSwallowsInterruptsIsStopped() throws Exception {
        assertStops(
                "while (true) try { TimeUnit.MINUTES.sleep(1); } catch (InterruptedException e)"
                        + " {}");
    }

    @Test
    void aLoopThatCatchesEverythingIsStopped() throws Exception {
        assertStops("while (true) try { while (true); } catch (Throwable t) {}");
    }

    @Test
    void anEndlessStreamIsStopped() throws Exception {
        assertStops("Stream.iterate(1, n -> n + 1).filter(n -> n < 0).findFirst();");
    }

    @Test
    void aThreadThatWaitsForItselfIsStopped() throws Exception {
        assertStops("Thread.currentThread().join();");
    }

    @Test
    void whoWaitsForInputIsStopped() throws Exception {
        Conversation.Running running = talk.new Running("IO.readln()");
        assertTrue(talk.asked.await(20, TimeUnit.SECONDS), "it asks for a line");
        running.stop();

        assertInstanceOf(Result.class, running.end());
        assertEquals("2", talk.value("1 + 1"));
    }

    @Test
    void whatCannotBeStoppedCostsTheSession() throws Exception {
        talk.eval("int x = 5; int f() { return 1; }");
        long before = talk.java.sessionPid().orElseThrow();
        Conversation.Running running =
                talk
                .new Running("{ " + PLEASE + "BigInteger.valueOf(3).pow(50_000_000).toString(); }");
        Until.until("it runs", () -> talk.printed.toString().contains("running"));

        running.stop();
        Result.Lost lost = assertInstanceOf(Result.Lost.class, running.end());

        assertEquals("the snippet did not stop", lost.why());
        assertEquals(List.of("x"), lost.variables());
        assertEquals("1", talk.value("f()"));
        assertNotEquals(before, talk.java.sessionPid().orElseThrow());
    }

    @Test
    void aWaitThatNoInterruptEndsCostsTheSession() throws Exception {
        Conversation.Running running =
                talk.new Running("{ " + PLEASE + "new Semaphore(0).acquireUninterruptibly(); }");
        Until.until("it runs", () -> talk.printed.toString().contains("running"));
        running.stop();

        assertInstanceOf(Result.Lost.class, running.end());
        assertEquals("2", talk.value("1 + 1"));
    }

    @Test
    void aRecursionWithoutEndThrows() {
        talk.eval("int deep(int n) { return deep(n + 1) + 1; }");
        assertEquals("java.lang.StackOverflowError", threw(talk, "deep(0)").exception());
        assertEquals("2", talk.value("1 + 1"));
    }

    @Test
    void memoryThatASnippetWastesIsGivenBack() {
        String hoard =
                "var all = new ArrayList<byte[]>(); while (true) all.add(new byte[1 << 20]);";
        try (Conversation small = smallHeap()) {
            assertEquals(OUT_OF_MEMORY, threw(small, "{ " + hoard + " }").exception());
            assertEquals("2", small.value("1 + 1"));
        }
    }

    @Test
    void memoryThatAVariableHoldsIsGivenBackWithIt() {
        try (Conversation small = smallHeap()) {
            small.eval("var all = new ArrayList<byte[]>();");
            String hoard = "while (true) all.add(new byte[1 << 20]);";
            assertEquals(OUT_OF_MEMORY, threw(small, hoard).exception());
            small.eval("all = null;");
            assertEquals("1048576", small.value("new byte[1 << 20].length"));
        }
    }

    @Test
    void aHeapThatIsFullToTheLastByteCostsTheSessionAtMost() {
        try (Conversation small = smallHeap()) {
            small.eval("class Node { Node next; long a, b; Node(Node n) { next = n; } }");
            small.eval("Node all = null;");
            Result end = small.one("while (true) all = new Node(all);");
            assertTrue(end instanceof Result.Threw || end instanceof Result.Lost, end.toString());
            small.eval("all = null;");
            assertEquals("2", small.value("1 + 1"));
        }
    }

    @Test
    void aTextWithoutEndIsStoppedAndCostsTheSessionWhereNobodyWaits() throws Exception {
        talk.eval("class Endless { public String toString() { while (true); } }");
        talk.eval("var made = List.of(new Endless()).iterator();");
        Conversation.Running running = talk.new Running("made.next()");
        running.stop();
        assertInstanceOf(Result.Stopped.class, running.end());

        talk.eval("Endless e; void set() { e = new Endless(); }");
        talk.eval("set()");
        assertEquals("", talk.java.value("e"));
        assertEquals("2", talk.value("1 + 1"));
    }

    @Test
    void whoClosesSystemOutDoesNotHurtTheNext() {
        talk.eval("System.out.close(); System.err.close(); System.in.close();");
        talk.eval("System.out.println(\"still here\")");
        assertEquals("still here\n", talk.printed.toString());
    }

    @Test
    void aMillionLinesAreShownUntilNobodyWantsThem() {
        talk.eval("for (int i = 0; i < 1_000_000; i++) System.out.println(\"line \" + i);");
        assertTrue(talk.printed.toString().startsWith("line 0\nline 1\n"));
        assertTrue(talk.printed.length() < 5 << 20, talk.printed.length() + " characters");
        assertTrue(talk.errors.toString().contains("It has printed 4 MiB"), talk.errors.toString());
        assertEquals("2", talk.value("1 + 1"));
    }

    @Test
    void aSessionThatIsKilledFromOutsideIsReplaced() {
        talk.eval("int x = 5; int f() { return 1; }");
        long pid = talk.java.sessionPid().orElseThrow();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        Until.until("it is noticed", () -> !talk.losses.isEmpty());
        Result.Lost lost = talk.losses.remove();
        assertEquals(List.of("x"), lost.variables());
        assertTrue(lost.why().contains("SIGKILL"), lost.why());
        assertEquals("1", talk.value("f()"));
    }

    @Test
    void tenExitsInARowAreTenSessions() {
        for (int i = 0; i < 10; i++) {
            lost("System.exit(" + i + ")");
        }
        assertEquals("2", talk.value("1 + 1"));
    }

    private Result.Lost lost(String text) {
        return assertInstanceOf(Result.Lost.class, talk.one(text));
    }

    private static Result.Threw threw(Conversation talk, String text) {
        return assertInstanceOf(Result.Threw.class, talk.one(text));
    }

    private static Conversation smallHeap() {
        return new Conversation(setup -> setup.vmOptions(List.of("-Xmx32m")));
    }

    private void assertStops(String endless) throws Exception {
        talk.printed.setLength(0);
        Conversation.Running running = talk.new Running("{ " + PLEASE + endless + " }");
        Until.until("it runs", () -> talk.printed.toString().contains("running"));
        long pid = talk.java.sessionPid().orElseThrow();
        running.stop();

        assertInstanceOf(Result.Stopped.class, running.end());
        assertEquals("2", talk.value("1 + 1"));
        assertEquals(pid, talk.java.sessionPid().orElseThrow(), "the same session");
    }
}
