package io.forkshop.runtime.process;

import static io.forkshop.runtime.process.ChildProcesses.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.forkshop.runtime.testing.NothingLeftBehind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** In a worker the library is loaded otherwise than here; compiling must work all the same. */
@ExtendWith(NothingLeftBehind.class)
class WorkerForksSourceTest {
    private static final String PRIMARY =
            """
            import io.forkshop.runtime.process.ChildProcesses;

            void main(String[] args) throws Exception {
                try {
                    IO.println(ChildProcesses.fork(args[0]).await());
                } catch (io.forkshop.runtime.CompileException e) {
                    IO.println(e.getMessage());
                }
            }
            """;

    @TempDir Path folder;

    /** What a worker says that was told to fork this text, which was never compiled before. */
    private String forked(String text) throws Exception {
        Path primary = Files.writeString(folder.resolve("primary.java"), PRIMARY);
        Path inner = Files.writeString(folder.resolve("inner.java"), text);
        ForkOptions options = ForkOptions.defaults().silent(true);
        ChildProcess worker = fork(primary.toString(), List.of(inner.toString()), options);
        String output = new String(worker.stdout().readAllBytes());
        String errors = new String(worker.stderr().readAllBytes());
        worker.awaitClose();
        return output + errors;
    }

    @Test
    void aWorkerForksASourceFile() throws Exception {
        String text = "void main() { IO.println(\"inner\"); } // " + UUID.randomUUID();
        assertEquals("inner\nexited with code 0\n", forked(text));
    }

    @Test
    void aWorkerIsToldWhereASourceFileIsWrong() throws Exception {
        assertEquals(
                """
                inner.java does not compile, so nothing was started.
                inner.java:1:15: cannot find symbol symbol: method x() location: class inner
                void main() { x(); }
                              ^
                """,
                forked("void main() { x(); }"));
    }
}
