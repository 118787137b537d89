package io.forkshop.runtime.reliability;

import static io.forkshop.runtime.process.ChildProcesses.spawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.children.PrintsOneWord;
import io.forkshop.runtime.children.SpawnsAndTells;
import io.forkshop.runtime.children.TellsWhatItsChildInherits;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Story;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a VM inherits from whoever started it must not change how it sees its children. */
@ExtendWith(NothingLeftBehind.class)
class OddParentsTest {
    /** Where SIGCHLD is ignored the kernel reaps by itself, and the status is lost. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ignore=CHLD",
                "trap '' PIPE",
                "exec <&-",
                "exec >&- 2>&-",
                "exec <&- >&- 2>&-",
                "cd /",
                "unset PATH"
            })
    void aPrimaryUnderAnOddShellSeesHowItsChildrenEnd(String oddity) throws Exception {
        ChildProcess primary =
                Workers.line(
                        (oddity.startsWith("ignore=")
                                        ? "exec env --ignore-signal=CHLD '"
                                        : oddity + "; exec '")
                                + Workers.java()
                                + "' -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp '"
                                + Workers.library()
                                + ":"
                                + Workers.classes()
                                + "' "
                                + SpawnsAndTells.class.getName());
        try (primary) {
            Story story = Story.of(primary);
            assertEquals("exited with code 7", story.nextMessage());
            assertEquals("exited with code 0", story.exit().toString());
        }
    }

    /**
     * In the C locale a VM cannot name every file, and reads question marks out of its environment.
     */
    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void inAnyLocaleProgramsAreFoundAndVariablesInheritedAsTheyAre(String locale) throws Exception {
        Map<String, String> env = new HashMap<>(System.getenv());
        env.put("LC_ALL", locale);
        env.put("NAME", "张三 é");
        env.put("PATH", "/nowhere/张三:" + env.get("PATH"));
        ChildProcess primary =
                ChildProcesses.fork(
                        TellsWhatItsChildInherits.class.getName(),
                        List.of(),
                        Workers.options().env(env));
        try (primary) {
            assertEquals("张三 é", Story.of(primary).nextMessage());
        }
    }

    /** As a Node worker's would be. */
    @Test
    void aWorkersOutputIsUtf8InAnyLocale() throws Exception {
        Map<String, String> env = new HashMap<>(System.getenv());
        env.put("LC_ALL", "C");
        ChildProcess worker =
                ChildProcesses.fork(
                        PrintsOneWord.class.getName(), List.of(), Workers.options().env(env));

        assertEquals("张三\n", new String(worker.stdout().readAllBytes(), StandardCharsets.UTF_8));
        Story.of(worker).whole();
    }

    @Test
    void anInterruptedThreadMayStartAChildAndStaysInterrupted() throws Exception {
        Thread.currentThread().interrupt();
        ChildProcess child = spawn("cat");
        assertTrue(Thread.currentThread().isInterrupted(), "the interrupt was swallowed");

        assertThrows(InterruptedException.class, child::await);
        child.close();
    }
}
