package io.forkshop.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.CompileException;
import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.source.CacheFolder;
import io.forkshop.runtime.source.JavaSource;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Workers from a .java file: compiled before anything starts, kept by content, errors shown with
 * their place.
 */
@ExtendWith(NothingLeftBehind.class)
class JavaSourceTest {
    @TempDir Path folder;

    @Test
    void aCompactSourceFileIsAWorker() throws Exception {
        ChildProcess worker =
                fork(
                        "hello.java",
                        """
                        import io.forkshop.runtime.channel.Parent;

                        void main(String[] args) {
                            Parent.send("hello " + args.length);
                        }
                        """);

        assertEquals("hello 0", Story.of(worker).nextMessage());
        worker.awaitClose();
    }

    @Test
    void soIsAClassInAPackageWithOthersBesideIt() throws Exception {
        ChildProcess worker =
                fork(
                        "Main.java",
                        """
                        package a.b;

                        class Helper {
                            static final String WORD = "helped";
                        }

                        class Main {
                            static void main(String[] args) {
                                io.forkshop.runtime.channel.Parent.send(Helper.WORD);
                            }
                        }
                        """);

        assertEquals("helped", Story.of(worker).nextMessage());
        worker.awaitClose();
    }

    @Test
    void aClassInAFileBesideItIsFoundAndSeenToChange() throws Exception {
        String main =
                """
                void main() {
                    io.forkshop.runtime.channel.Parent.send(Word.IT);
                }
                """;
        for (String word : List.of("first", "second")) {
            write("Text.java", "class Text { static String it() { return \"" + word + "\"; } }");
            write("Word.java", "class Word { static final String IT = Text.it(); }");
            ChildProcess worker = fork("says.java", main);
            assertEquals(word, Story.of(worker).nextMessage());
            worker.awaitClose();
        }
    }

    @Test
    void aSyntaxErrorIsShownWithItsPlaceAndACaret() {
        assertEquals(
                """
                bad.java does not compile, so nothing was started.
                bad.java:2:14: ';' expected
                    int x = 1
                             ^\
                """,
                refusal("bad.java", "void main() {\n    int x = 1\n}\n"));
    }

    /**
     * The caret stands under the fault however the terminal shows a tab: the same tabs are before
     * it.
     */
    @Test
    void tabsBeforeTheFaultAreTabsBeforeTheCaret() {
        assertTrue(
                refusal("bad.java", "void main() {\n\tint\tx = y;\n}\n")
                        .contains("bad.java:2:10: cannot find symbol"),
                refusal("bad.java", "void main() {\n\tint\tx = y;\n}\n"));
        assertTrue(
                refusal("bad.java", "void main() {\n\tint\tx = y;\n}\n")
                        .endsWith("\n\tint\tx = y;\n\t   \t    ^"));
    }

    @Test
    void windowsLineEndsDoNotShiftTheCaret() {
        String refusal = refusal("bad.java", "void main() {\r\n\r\n    int x = y;\r\n}\r\n");

        assertTrue(refusal.contains("bad.java:3:13:"), refusal);
        assertTrue(refusal.endsWith("\n    int x = y;\n            ^"), refusal);
    }

    @Test
    void threeErrorsAreShownAndTheRestIsCounted() {
        String refusal = refusal("bad.java", "void main() {\n" + "    y++;\n".repeat(5) + "}\n");

        assertEquals(3, refusal.lines().filter(l -> l.startsWith("bad.java:")).count());
        assertTrue(refusal.endsWith("\n(and 2 more)"), refusal);
    }

    @Test
    void anErrorAtTheVeryEndHasAPlaceToo() {
        assertTrue(refusal("bad.java", "void main() {").startsWith("bad.java does not compile"));
        assertTrue(refusal("empty.java", "").startsWith("empty.java holds 0 classes"));
        assertTrue(refusal("bad.java", "class X { void main() {} } }").contains("^"));
    }

    @Test
    void textThatIsNotUtf8IsNoSource() throws Exception {
        Path file = folder.resolve("latin.java");
        Files.write(file, "// caf\u00e9\nvoid main() {}\n".getBytes(StandardCharsets.ISO_8859_1));

        var thrown =
                assertThrows(CompileException.class, () -> ChildProcesses.fork(file.toString()));
        assertEquals(file + " is not UTF-8 text, so it cannot be Java source", thrown.getMessage());
    }

    @Test
    void twoClassesOfOtherNamesAreNoWorker() {
        assertEquals(
                "Main.java holds 2 classes, none named Main; name the one with main so",
                refusal("Main.java", "class A {}\nclass B { void main() {} }\n"));
    }

    @Test
    void aMissingFileAndAFolderAreSaidToBeSo() throws Exception {
        Path missing = folder.resolve("missing.java");
        var thrown =
                assertThrows(
                        ForkshopException.class, () -> ChildProcesses.fork(missing.toString()));
        assertEquals("ENOENT", thrown.code());
        Path dir = Files.createDirectory(folder.resolve("dir.java"));
        thrown = assertThrows(ForkshopException.class, () -> ChildProcesses.fork(dir.toString()));
        assertEquals("EISDIR", thrown.code());
    }

    @Test
    void theSameTextIsCompiledOnceAndAnotherAnew() throws Exception {
        Path file = write("w.java", "void main() { IO.println(1); }");
        JavaSource.Compiled once = JavaSource.compile(file, List.of(), JvmCommand.library());
        assertEquals(once, JavaSource.compile(file, List.of(), JvmCommand.library()));

        write("w.java", "void main() { IO.println(2); }");
        assertFalse(JavaSource.compile(file, List.of(), JvmCommand.library()).equals(once));
    }

    @Test
    void manyMayCompileTheSameTextAtOnce() throws Exception {
        Path file =
                write("at_once.java", "void main() { IO.println(" + System.nanoTime() + "L); }");
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            Callable<JavaSource.Compiled> compile =
                    () -> JavaSource.compile(file, List.of(), JvmCommand.library());
            for (Future<JavaSource.Compiled> compiled :
                    pool.invokeAll(List.of(compile, compile, compile, compile))) {
                assertTrue(Files.exists(compiled.get().classes().resolve("at_once.class")));
            }
        }
        try (var left = Files.list(CacheFolder.path())) {
            assertEquals(
                    List.of(),
                    left.filter(p -> p.getFileName().toString().startsWith("compiling")).toList());
        }
    }

    private ChildProcess fork(String name, String text) throws Exception {
        return ChildProcesses.fork(
                write(name, text).toString(), List.of(), ForkOptions.defaults().silent(true));
    }

    private String refusal(String name, String text) {
        return assertThrows(CompileException.class, () -> fork(name, text)).getMessage();
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }
}
