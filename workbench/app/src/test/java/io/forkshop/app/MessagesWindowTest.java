package io.forkshop.app;

import static io.forkshop.app.Until.until;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The tap as a person sees it. */
class MessagesWindowTest {
    @TempDir private Path state;

    private TerminalWindow window(int columns, int rows) throws Exception {
        TerminalWindow window = TerminalWindow.open(state, columns, rows, Map.of());
        window.awaitLastLine("0.1 [0 alive]>");
        window.type("fork echo.java\r", "[1 alive]>");
        window.type("send w1 {\"你\":\"好\"}\r", "from w1: {\"你\":\"好\"}");
        return window;
    }

    @Test
    void theDiagramFitsTheScreenAndScrolls() throws Exception {
        try (TerminalWindow window = window(80, 24)) {
            window.type("messages --diagram\r", "◂");
            window.awaitLastLine("0.1 [1 alive]>");
            assertTrue(window.screen().contains("│─{\"你\":\"好\"}──"), window.screen());
            for (int i = 0; i < 15; i++) {
                window.type("send w1 " + i + "\r", "from w1: " + i);
            }
            window.type("messages --diagram\r", "q quit");
            window.type(" ", "0.1 [1 alive]>");
        }
    }

    @Test
    void inFortyColumnsItIsAList() throws Exception {
        try (TerminalWindow window = window(40, 24)) {
            window.type("messages --diagram\r", "0.000 s  primary → w1");
            window.type("messages --raw\r", "0000  7b 22 e4 bd a0 22 3a 22  {\"...\":\"");
        }
    }

    @Test
    void liveShowsWhatComesOnceAndLeavesThePromptAsItWas() throws Exception {
        try (TerminalWindow window = window(80, 24)) {
            Path talker = Files.writeString(state.resolve("talks.java"), TALKER);
            window.type("fork " + talker + "\r", "[2 alive]>");
            window.type("messages --live w2\r", "so far");
            window.awaitScreen("w2 → primary  7 B  \"tick\"");
            // What was announced before is on the screen by now; more does not come.
            int announced = window.written().split("from w2", -1).length;
            for (int i = 0; i < 3; i++) {
                int shown = window.written().split("w2 → primary", -1).length;
                until(
                        "another is shown",
                        () -> window.written().split("w2 → primary", -1).length > shown);
            }
            assertEquals(announced, window.written().split("from w2", -1).length);
            window.type("q");
            window.awaitLastLine("0.1 [2 alive]>");
            window.type("kill w2\r", "w2 ended");
            window.type("messages --live\r", "0 messages so far");
            window.type("\003");
            window.awaitLastLine("0.1 [1 alive]>");
            window.type("\004");
            window.awaitEnd();
            assertTrue(window.modesAreAsBefore());
            assertEquals(0, window.left().size());
        }
    }

    /** Says something ten times a second, until it is ended. */
    private static final String TALKER =
            """
            import io.forkshop.runtime.channel.Parent;

            void main() throws Exception {
                while (!new java.util.concurrent.CountDownLatch(1)
                        .await(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    Parent.send("tick");
                }
            }
            """;

    @Test
    void aFileThatExistsIsReplacedOnlyWhenThePersonSaysSo() throws Exception {
        Path file = Files.writeString(state.resolve("talk.txt"), "mine");
        try (TerminalWindow window = window(80, 24)) {
            window.type("messages --save " + file + "\r", "Overwrite it? [y/N]");
            window.type("\r", "Nothing was written");
            assertEquals("mine", Files.readString(file));
            window.type("messages --save " + file + "\r", "Overwrite it? [y/N]");
            window.type("y\r", "2 messages saved in");
            assertTrue(Files.readString(file).contains("MESSAGE"));
        }
    }
}
