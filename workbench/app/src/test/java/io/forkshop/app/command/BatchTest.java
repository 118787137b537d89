package io.forkshop.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.app.terminal.PlainConsole;
import io.forkshop.app.terminal.Style;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Scripts, line by line: what was asked for, whose failure counts, what a mistake costs. */
final class BatchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path home;

    @Test
    void anUnfinishedValueCostsItsOwnLineOnly() throws IOException {
        int code = run("send w1 {\"a\":\nwhere\nquit\n");
        assertEquals(1, code, err::toString);
        assertTrue(out.toString().contains("0.1"), out::toString);
    }

    @Test
    void aValueMayGoOnOverLines() throws IOException {
        run("send w1 {\n\"a\":\n1}\nquit\n");
        assertTrue(err.toString().contains("w1"), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
    }

    @Test
    void theFirstFailureGivesTheExitCode() throws IOException {
        assertEquals(2, run("frok\nsend w9 1\nwhere\n"));
    }

    private int run(String script) throws IOException {
        System.setProperty("user.home", home.toString());
        var console = new PlainConsole(stream(out), stream(err), Style.PLAIN, 80);
        var session = new Session(console, new Session.Settings(true, false, "en"));
        try {
            int code =
                    new Batch(session, console).run(new BufferedReader(new StringReader(script)));
            console.flush();
            return code;
        } finally {
            session.end();
        }
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
