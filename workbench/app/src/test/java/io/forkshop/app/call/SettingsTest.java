package io.forkshop.app.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.process.Stdio;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class SettingsTest {
    private static final List<String> LINES =
            List.of(
                    "",
                    "--timeout 500ms",
                    "--timeout 2s --kill-signal kill",
                    "--kill-signal SIGUSR1 --timeout 1m",
                    "--cwd /tmp",
                    "--env A=1",
                    "--env A=1 --env B=two",
                    "--env +A=1 --env +B=2",
                    "--env a=1 --env b=1 --env c=1 --env d=1 --env e=1 --env f=1 --env g=1 --env"
                            + " h=1 --env i=1 --env j=1 --env k=1",
                    "--stdio pipe",
                    "--stdio ignore,pipe,inherit",
                    "--stdio ./in.txt,/tmp/out.txt,./\u65e5.txt",
                    "--stdio ignore,ignore,ignore,ignore",
                    "--detached",
                    "--serialization advanced",
                    "--tree --timeout 1s",
                    "--shell",
                    "--shell=/bin/bash --timeout 3s",
                    "--max-buffer 1000 --timeout 1s");

    /** Which flags of these lines a form does not know is left out for it. */
    @TestFactory
    Stream<DynamicTest> theJavaThatIsShownMakesTheSameOptions() {
        return Stream.of(Form.values())
                .flatMap(
                        form ->
                                LINES.stream()
                                        .filter(line -> knows(form, line))
                                        .map(line -> same(form, line)));
    }

    private static DynamicTest same(Form form, String line) {
        return DynamicTest.dynamicTest(
                form.method() + " " + line,
                () -> {
                    Settings settings = settings(form, line);
                    Object shown = Compiled.value(settings.javaBefore(), settings.java());
                    assertEquals(applied(form, settings), shown);
                });
    }

    private static Object applied(Form form, Settings settings) {
        return switch (form) {
            case SPAWN -> settings.spawn();
            case FORK -> settings.fork();
            default -> settings.exec();
        };
    }

    private static boolean knows(Form form, String line) {
        return Stream.of(line.split(" "))
                .filter(word -> word.startsWith("--"))
                .map(word -> word.split("=")[0])
                .allMatch(word -> form.flags().stream().anyMatch(f -> f.word().equals(word)));
    }

    @Test
    void inputIsShownAsItIsGiven() {
        Typed typed = Typed.read(Form.SPAWN, List.of("--input", "a\\nb\\t\\\\\"\u65e5"));
        Settings settings = Settings.of(typed, Path::of);
        var shown = (SpawnOptions) Compiled.value(List.of(), settings.java());
        assertArrayEquals(settings.spawn().input().get(), shown.input().get());
        assertEquals("a\nb\t\\\"\u65e5", new String(shown.input().get()));
    }

    @Test
    void environmentReplacesOrAdds() {
        assertEquals(
                Optional.of(Map.of("A", "1")), settings(Form.SPAWN, "--env A=1").spawn().env());
        Map<String, String> whole = settings(Form.SPAWN, "--env +A=1").spawn().env().orElseThrow();
        assertEquals("1", whole.get("A"));
        assertEquals(System.getenv("PATH"), whole.get("PATH"));
    }

    @Test
    void oneWordOfStdioIsForAllThree() {
        assertEquals(
                List.of(Stdio.ignore(), Stdio.ignore(), Stdio.ignore()),
                settings(Form.SPAWN, "--stdio ignore").spawn().stdio());
        assertEquals(
                List.of(Stdio.ignore(), Stdio.pipe(), Stdio.pipe()),
                settings(Form.SPAWN, "--stdio ignore,pipe").spawn().stdio());
    }

    @Test
    void forkKeepsItsChannel() {
        assertEquals(
                Stdio.ipc(), settings(Form.FORK, "--stdio pipe").fork().spawn().stdio().get(3));
    }

    @Test
    void limitsAreThoseOfTheLibrary() {
        ExecOptions options =
                settings(Form.EXEC, "--timeout 1.5s --kill-signal int --max-buffer 7").exec();
        assertEquals(Duration.ofMillis(1500), options.spawn().limits().timeout());
        assertEquals(Signal.SIGINT, options.spawn().limits().killSignal());
        assertEquals(7, options.maxBuffer());
    }

    @Test
    void whatCannotBeMeantIsRefusedWithWhatCan() {
        refuses("--timeout 500", "Write 500ms or 500s.");
        refuses("--timeout soon", "Write 500ms or 2s.");
        refuses("--timeout 0s", "leave --timeout away");
        refuses("--kill-signal SIGKIL", "There is no signal 'SIGKIL'.");
        refuses("--env A", "Write --env NAME=VALUE.");
        refuses("--env A=1 --env +B=2", "all with + or none");
        refuses("--stdio inherit", "Descriptor 0 cannot be inherited");
        refuses("--stdio ingore", "--stdio has no 'ingore'. A file of that name is ./ingore.");
        refuses("--stdio ipc", "ipc is fork's");
        refuses("--stdio pipe,,pipe", "empty place");
        refuses("--max-buffer 1k", "not a number of bytes");
    }

    private static void refuses(String line, String why) {
        var e = assertThrows(NotUnderstood.class, () -> settings(Form.EXEC, line));
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }

    @Test
    void everyCallThatIsShownCompiles() {
        List<String> odd = List.of("a", "\"", "\\u0041", "\n\t\u0007", "\u65e5\ud83d\ude00", "--");
        for (Form form : Form.values()) {
            for (String line : LINES.stream().filter(l -> knows(form, l)).toList()) {
                Settings settings = settings(form, line);
                boolean collects = form == Form.EXEC || form == Form.EXEC_FILE;
                List<String> arguments = form == Form.EXEC ? List.of() : odd;
                Compiled.statements(
                        collects
                                ? JavaText.collect(settings, "it's", arguments)
                                : JavaText.start("w1", settings, "it's", arguments));
            }
        }
    }

    @Test
    void withoutOptionsTheCallIsTheShortOne() {
        assertEquals(
                List.of("var s1 = spawn(\"ls\", \"-l\");"),
                JavaText.start("s1", settings(Form.SPAWN, ""), "ls", List.of("-l")));
    }

    private static Settings settings(Form form, String line) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.removeIf(String::isEmpty);
        return Settings.of(Typed.read(form, words), Path::of);
    }
}
