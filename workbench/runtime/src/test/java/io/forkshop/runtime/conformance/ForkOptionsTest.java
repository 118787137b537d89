package io.forkshop.runtime.conformance;

import static io.forkshop.runtime.process.ChildProcesses.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.children.ExitsAtOnce;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ForkOptions;
import io.forkshop.runtime.process.Stdio;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

/** H: options of fork. */
@ExtendWith(NothingLeftBehind.class)
class ForkOptionsTest {
    private static final String PROGRAM = ExitsAtOnce.class.getName();

    @Test
    void p27_theStreamsAreOursByDefaultAndReadableWhenSilent() throws Exception {
        ForkOptions options = Workers.options();
        ChildProcess loud = fork(PROGRAM, List.of(), options.silent(false));
        assertNull(loud.stdin());
        assertNull(loud.stdout());
        assertNull(loud.stderr());
        Story.of(loud).whole();

        ChildProcess silent = fork(PROGRAM, List.of("said"), options.silent(true));
        assertEquals("said\n", new String(silent.stdout().readAllBytes()));
        Story.of(silent).whole();
    }

    /** node-spec 7.2 */
    @Test
    void p27_explicitStdioOverridesSilent() {
        ForkOptions options =
                Workers.options()
                        .stdio(Stdio.ignore(), Stdio.ignore(), Stdio.ignore(), Stdio.ipc());
        ChildProcess child = fork(PROGRAM, List.of(), options.silent(true));

        assertNull(child.stdout());
        Story.of(child).whole();
    }

    @Test
    void p28_aForkWithoutAChannelIsRefused() {
        ForkOptions options = Workers.options().stdio(Stdio.pipe(), Stdio.pipe(), Stdio.pipe());
        var thrown = assertThrows(ForkshopException.class, () -> fork(PROGRAM, List.of(), options));

        assertEquals("ERR_CHILD_PROCESS_IPC_REQUIRED", thrown.code());
    }
}
