package io.forkshop.app.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.Until;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EvaluatorTest {
    private final Conversation talk = new Conversation();

    @AfterEach
    void end() {
        talk.close();
    }

    @Test
    void anExpressionIsAValueUnderAMadeUpName() {
        assertEquals(new Result.Value("$1", "int", "42", true), talk.one("40 + 2"));
        assertEquals(new Result.Value("$1", "int", "42", false), talk.one("$1"));
    }

    @Test
    void severalSnippetsOnOneLineRunInOrder() {
        List<Result> results = talk.eval("int x = 1; x++; System.out.println(x); x");

        assertEquals("2\n", talk.printed.toString());
        assertEquals(new Result.Value("x", "int", "2", false), results.getLast());
    }

    @Test
    void whatDoesNotCompileSaysWhere() {
        Result.Rejected rejected =
                assertInstanceOf(Result.Rejected.class, talk.one("int y = \"five\";"));

        Result.Problem problem = rejected.problems().getFirst();
        assertTrue(problem.message().contains("incompatible types"), problem.message());
        assertEquals("\"five\"", rejected.source().substring(problem.start(), problem.end()));
    }

    @Test
    void whatIsThrownHasTheFramesOfTheSnippetOnly() {
        talk.eval("int half(int n) { return 10 / n; }");

        Result.Threw threw = assertInstanceOf(Result.Threw.class, talk.one("half(0)"));

        assertEquals("java.lang.ArithmeticException", threw.exception());
        assertEquals("/ by zero", threw.message());
        assertEquals(
                List.of(new Result.Frame("1", "half", 1), new Result.Frame("2", "", 1)),
                threw.frames());
    }

    @Test
    void aCauseIsToldWithWhatItCaused() {
        Result.Threw threw =
                assertInstanceOf(
                        Result.Threw.class,
                        talk.one("throw new RuntimeException(\"a\", new Error(\"b\"));"));

        assertEquals("java.lang.Error", threw.causes().getFirst().exception());
        assertEquals("b", threw.causes().getFirst().message());
    }

    @Test
    void aChainThatBitesItsTailIsToldOnce() {
        talk.eval("var a = new Exception(\"a\"); var b = new Exception(\"b\", a); a.initCause(b);");
        assertInstanceOf(Result.Threw.class, talk.one("throw a;"));
        assertEquals("2", talk.value("1 + 1"));
    }

    @Test
    void aDeclarationSaysWhatItChanged() {
        assertEquals(Result.How.CREATED, how("int f() { return 1; }"));
        assertEquals(Result.How.MODIFIED, how("int f() { return 2; }"));
        assertEquals(Result.How.REPLACED, how("String f() { return \"\"; }"));
        assertEquals(Result.How.CREATED, how("record Point(int a, int b) {}"));
    }

    @Test
    void whatNeedsSomethingMoreWaitsForIt() {
        List<Result> results = talk.eval("int area() { return side * side; }");
        assertEquals(
                new Result.NotYetRunnable("area", List.of("variable side")), results.getLast());
        assertInstanceOf(Result.NotYetRunnable.class, talk.one("area()"));

        talk.eval("int side = 3;");
        assertEquals("9", talk.value("area()"));
    }

    @Test
    void nothingRunsAfterAFailure() {
        talk.eval("int x = 1; x = 1 / 0; System.out.println(\"never\");");
        assertEquals("", talk.printed.toString());
    }

    @Test
    void aMethodOverThreeLinesIsIncompleteUntilItsEnd() {
        assertEquals(Completeness.INCOMPLETE, talk.java.completeness("int f() {"));
        assertEquals(Completeness.INCOMPLETE, talk.java.completeness("int x; int f() {\n"));
        assertEquals(Completeness.COMPLETE, talk.java.completeness("int f() {\nreturn 1;\n}"));
        assertEquals(Completeness.COMPLETE, talk.java.completeness("1 +* 1"));
        assertEquals(Completeness.EMPTY, talk.java.completeness(" // nothing"));
    }

    @Test
    void aSnippetReadsTheLinesThatThePersonTypes() {
        talk.input.add("世界");
        assertEquals("\"世界\"", talk.value("IO.readln()"));
    }

    @Test
    void bothStreamsComeInOrderWithTheResults() {
        talk.eval("System.out.print(\"ü世\"); System.err.println(\"e\"); System.out.println(1);");
        assertEquals("ü世1\n", talk.printed.toString());
        assertEquals("e\n", talk.errors.toString());
    }

    @Test
    void whatNativeCodeWritesIsSeenToo() {
        talk.eval("new ProcessBuilder(\"echo\", \"native\").inheritIO().start().waitFor();");
        Until.until("it is seen", () -> (talk.printed + "" + talk.meanwhile).contains("native\n"));
    }

    @Test
    void aThreadThatGoesOnIsHeardBetweenSnippets() {
        talk.eval("var go = new CountDownLatch(1);");
        talk.eval(
                "Thread.ofVirtual().start(() -> { try { go.await(); Thread.yield();"
                        + " for (int i = 0; i < 100_000; i++) System.out.println(\"later \" + i);"
                        + " } catch (InterruptedException e) {} });");
        talk.eval("go.countDown();");
        Until.until("it is heard", () -> talk.meanwhile.toString().contains("not shown"));
        assertTrue(talk.meanwhile.length() < 300_000, talk.meanwhile.length() + " characters");
    }

    @Test
    void aValueThatIsTooLongIsCut() {
        String text = talk.value("\"x\".repeat(10_000_000)");
        assertTrue(text.length() < 100_000 && text.endsWith("(cut here)"), text.length() + "");
        assertEquals(
                "int[3][] { int[1] { 7 }, null, null }",
                talk.value("new int[][] {{7}, null, null}"));
        assertEquals("\"a\\n\\\"\"", talk.value("\"a\\n\\\"\""));
    }

    @Test
    void whatIsDroppedIsGone() {
        talk.eval("int x = 1; int y = 2;");
        assertEquals("x", talk.java.drop("x").getFirst().name());
        assertEquals("y", talk.java.drop("2").getFirst().name());
        assertEquals(List.of(), talk.java.drop("z"));
        assertEquals(List.of(), talk.java.snippets(Kept.Kind.VARIABLE));
    }

    @Test
    void aResetForgetsAndAReloadRunsAgain() {
        talk.eval("int x = 1; x = 5; int f() { return x; }");
        talk.java.reload();
        assertEquals("5", talk.value("f()"));
        assertEquals("5", talk.java.value("x"));

        talk.java.reset();
        assertInstanceOf(Result.Rejected.class, talk.one("x"));
        assertEquals("2", talk.value("1 + 1"));
    }

    @Test
    void theLibraryIsThere() {
        assertEquals("exited with code 3", talk.value("spawn(\"sh\", \"-c\", \"exit 3\").await()"));
    }

    @Test
    void whoWritesToTheWorkbenchsDescriptorLosesTheSessionOnly() {
        Result result =
                talk.one(
                        "{ var c = FileDescriptor.class.getDeclaredConstructor(int.class);"
                                + " c.setAccessible(true);"
                                + " var out = new FileOutputStream(c.newInstance(3));"
                                + " out.write(new byte[100]); new CountDownLatch(1).await(); }");
        Result.Lost lost = assertInstanceOf(Result.Lost.class, result);
        assertTrue(lost.why().contains("descriptor"), lost.why());
        assertEquals("2", talk.value("1 + 1"));
    }

    @Test
    void whoIsClosedAnswersNobody() {
        talk.eval("1");
        talk.close();
        assertEquals(Completeness.COMPLETE, talk.java.completeness("int f() {"));
        assertEquals(List.of(), talk.java.snippets());
    }

    private Result.How how(String declaration) {
        return assertInstanceOf(Result.Declared.class, talk.one(declaration)).how();
    }
}
