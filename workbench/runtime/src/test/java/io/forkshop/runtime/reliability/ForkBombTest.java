package io.forkshop.runtime.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.children.ForksItself;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.testing.Mark;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Waits;
import io.forkshop.runtime.testing.Workers;
import io.forkshop.runtime.tree.Marks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** REL-21: a worker that starts itself, by our API. The workbench's own cap is 64. */
@ExtendWith(NothingLeftBehind.class)
class ForkBombTest {
    private static final int MOST = 8;

    @Test
    void rel21_aWorkerThatForksItselfIsStoppedAtTheCap() throws Exception {
        try (Mark mark = Mark.random()) {
            String cap = MOST + " " + mark.value();
            Map<String, String> env = new HashMap<>(mark.environment());
            env.put("FORKSHOP_CAP", cap);
            ChildProcess first =
                    ChildProcesses.fork(
                            ForksItself.class.getName(), List.of("5"), Workers.options().env(env));
            int refused = untilAllAreDone(first);
            assertEquals(MOST, Marks.carriers("FORKSHOP_CAP=" + cap));
            assertEquals(MOST, mark.living().size());
            assertTrue(refused > 0, "nobody was refused");
            first.close();
            // Each dies with its parent.
            Waits.until("their end", () -> mark.living().isEmpty(), mark::living);
        }
    }

    /** How many were told why, in words. */
    private static int untilAllAreDone(ChildProcess first) throws Exception {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(first.stdout(), StandardCharsets.UTF_8));
        int done = 0;
        int refused = 0;
        while (done < MOST) {
            String line = lines.readLine();
            done += line.equals("done") ? 1 : 0;
            refused += line.startsWith("ERR_TOO_MANY_CHILDREN: 8 processes of this") ? 1 : 0;
        }
        return refused;
    }
}
