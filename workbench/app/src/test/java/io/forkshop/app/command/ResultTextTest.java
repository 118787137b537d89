package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.forkshop.app.evaluate.Kept;
import io.forkshop.app.evaluate.Result;
import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Text;

import org.junit.jupiter.api.Test;

import java.util.List;

class ResultTextTest {
    @Test
    void aValueIsShownAsJshellDoes() {
        assertEquals(List.of("$1 ==> 42"), lines(new Result.Value("$1", "int", "42", true)));
        assertEquals(
                List.of("x ==> one", "two\\x1b[31m"),
                lines(new Result.Value("x", "T", "one\ntwo\033[31m", false)));
    }

    @Test
    void aDeclarationIsOneLine() {
        assertEquals(
                List.of("|  created method f(int,String)"),
                lines(declared(Kept.Kind.METHOD, "f", "(int,String)void", Result.How.CREATED)));
        assertEquals(
                List.of("|  replaced record P"),
                lines(declared(Kept.Kind.TYPE, "P", "record", Result.How.REPLACED)));
        assertEquals(
                List.of("|  f cannot be used before there is method g()"),
                lines(new Result.NotYetRunnable("f", List.of("method g()"))));
    }

    @Test
    void theCompilersLinesAboutASymbolAreOne() {
        String message =
                "cannot find symbol\n  symbol:   method go()\n"
                        + "  location: variable w of type ChildProcess";
        Result rejected = new Result.Rejected("w.go()", List.of(new Result.Problem(message, 1, 4)));
        assertEquals(
                List.of(
                        "|  cannot find symbol: method go() in variable w of type ChildProcess",
                        "|  w.go()",
                        "|   ^-^"),
                failure(rejected));
    }

    @Test
    void anExceptionHasItsMessageItsPlacesAndItsCauses() {
        Result.Frame made = new Result.Frame("3", "do_it$Aux", 2);
        Result.Threw cause = new Result.Threw("java.io.IOException", "a\nb", List.of(), List.of());
        Result threw =
                new Result.Threw(
                        "my.Bad",
                        null,
                        List.of(new Result.Frame("1", "f", 7), made, made),
                        List.of(cause));
        assertEquals(
                List.of(
                        "|  my.Bad",
                        "|      at f, snippet 1, line 7",
                        "|      at snippet 3, line 2",
                        "|  caused by java.io.IOException: a",
                        "|  b"),
                failure(threw));
    }

    @Test
    void ofALostSessionThatIsSaidWhichIsGoneAndWhatLivesOn() {
        assertEquals(
                List.of(
                        "The Java session ended: System.exit(7). Lost: x, y; '/restore' runs what"
                            + " they were declared with again. Methods, types and processes live"
                            + " on."),
                failure(new Result.Lost("System.exit(7)", List.of("x", "y"), true)));
    }

    @Test
    void aTextAloneHasNoQuotes() {
        assertEquals(List.of("a\"b\\c\u00e9"), alone("String", "\"a\\\"b\\\\c\u00e9\""));
        assertEquals(List.of("a", "b"), alone("String", "\"a\\nb\""));
        assertEquals(List.of("\\x07u0007"), alone("String", "\"\\u0007u0007\""));
        assertEquals(List.of("\"x\""), alone("Object", "\"x\""));
    }

    private static List<String> alone(String type, String text) {
        return ResultText.alone(new Result.Value("$1", type, text, true)).stream()
                .map(Text::plain)
                .toList();
    }

    private static Result declared(Kept.Kind kind, String name, String signature, Result.How how) {
        return new Result.Declared(kind, name, signature, how);
    }

    private static List<String> lines(Result result) {
        return ResultText.lines(result).stream().map(Text::plain).toList();
    }

    private static List<String> failure(Result result) {
        return ResultText.failure(result, 200, Style.PLAIN);
    }
}
