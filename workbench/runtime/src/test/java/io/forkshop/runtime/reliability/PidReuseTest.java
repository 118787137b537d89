package io.forkshop.runtime.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.forkshop.runtime.channel.Json;
import io.forkshop.runtime.children.ChurnsPids;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.SpawnOptions;
import io.forkshop.runtime.testing.Loop;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Workers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * REL-22: in a pid namespace with a hundred pids to give out, a signal reaches its child or nobody.
 */
@ExtendWith(NothingLeftBehind.class)
class PidReuseTest {
    private static final List<String> NAMESPACE =
            List.of("--user", "--map-root-user", "--pid", "--fork", "--mount-proc", "--kill-child");
    private static final String FEW_PIDS = "echo 400 > /proc/sys/kernel/pid_max && ";

    @Test
    void aSignalReachesNoStranger() throws Exception {
        churn(400);
    }

    @Tag("soak")
    @Timeout(600)
    @Test
    void tenThousandTimes() throws Exception {
        Loop.print("REL-22: " + churn(10_000));
    }

    private static Map<?, ?> churn(int rounds) throws Exception {
        assumeTrue(
                pidsCanBeFew(),
                "no pid namespace with a pid_max of its own here: that takes Linux 6.14 and the"
                        + " right to make one");
        String seconds = System.getProperty("forkshop.soak.seconds", "0");
        ChildProcess inside =
                unshare(
                        FEW_PIDS
                                + "exec '"
                                + Workers.java()
                                + "' -XX:+UseSerialGC -XX:ActiveProcessorCount=2"
                                + " --enable-native-access=ALL-UNNAMED -Dforkshop.soak.seconds="
                                + seconds
                                + " -cp '"
                                + Workers.library()
                                + ":"
                                + Workers.classes()
                                + "' "
                                + ChurnsPids.class.getName()
                                + " "
                                + rounds);
        try (inside) {
            String output = new String(inside.stdout().readAllBytes());
            String errors = new String(inside.stderr().readAllBytes());
            assertTrue(output.startsWith("{"), () -> output + errors + inside.status());
            Map<?, ?> told = (Map<?, ?>) Json.parse(output);
            assertEquals(0, told.get("strangers hit"), output);
            assertEquals(0, told.get("delivered to the dead"), output);
            assertTrue((Integer) told.get("pids given out again") > 0, output);
            assertTrue((Integer) told.get("signals delivered") > 0, output);
            return told;
        }
    }

    private static ChildProcess unshare(String line) {
        List<String> args = new ArrayList<>(NAMESPACE);
        args.addAll(List.of("sh", "-c", line));
        return ChildProcesses.spawn("unshare", args, SpawnOptions.defaults());
    }

    /** Before Linux 6.14 there is one pid_max for all: it must not be touched. */
    private static boolean pidsCanBeFew() throws InterruptedException {
        String[] version = System.getProperty("os.version").split("[^0-9]");
        int release = Integer.parseInt(version[0]) * 1000 + Integer.parseInt(version[1]);
        if (release < 6014) {
            return false;
        }
        try (ChildProcess probe = unshare(FEW_PIDS + "true")) {
            return probe.awaitClose().success();
        }
    }
}
