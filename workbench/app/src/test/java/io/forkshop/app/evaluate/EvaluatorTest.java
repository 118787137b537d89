package io.forkshop.app.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

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
}
