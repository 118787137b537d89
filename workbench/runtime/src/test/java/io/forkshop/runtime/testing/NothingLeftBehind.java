package io.forkshop.runtime.testing;

import static org.junit.jupiter.api.Assertions.fail;

import io.forkshop.runtime.process.ChildProcesses;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * After each test: no process that was not there before, no zombie, no descriptor, no thread that
 * would keep a VM alive or serves a child. Ends are noticed by threads of the library, so what is
 * still there gets some time to go.
 */
public final class NothingLeftBehind implements BeforeEachCallback, AfterEachCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Before(
            Set<Long> processes, Map<Integer, String> descriptors, Set<Thread> threads) {}

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        Uncaught.collect();
        ChildProcesses.warmUp(); // Its own descriptors and threads stay, once.
        warmUpSockets();
        store(context).put("before", new Before(pids(), descriptors(), threads()));
    }

    /** The JDK keeps one descriptor for all the sockets that it will close (dup2(2)). */
    private static void warmUpSockets() throws IOException {
        SocketChannel.open().close();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Before before = store(context).get("before", Before.class);
        if (!Waits.holdsWithin(PATIENCE, () -> left(before).isEmpty())) {
            fail("left behind: " + String.join(", ", left(before)));
        }
    }

    private static List<String> left(Before before) {
        List<String> left = new ArrayList<>();
        for (Proc process : Proc.descendants()) {
            if (!before.processes().contains(process.pid())) {
                left.add("process " + process);
            }
        }
        descriptors()
                .forEach(
                        (fd, what) -> {
                            if (!what.equals(before.descriptors().get(fd))) {
                                left.add("descriptor " + fd + " = " + what);
                            }
                        });
        for (Thread thread : threads()) {
            if (!before.threads().contains(thread)) {
                left.add("thread " + thread.getName());
            }
        }
        Uncaught.rest().forEach(thrown -> left.add("uncaught " + thrown));
        return left;
    }

    private static Set<Long> pids() {
        Set<Long> pids = new HashSet<>();
        Proc.descendants().forEach(p -> pids.add(p.pid()));
        return pids;
    }

    /** What processes are connected with. Files come and go with the VM's class loading. */
    private static Map<Integer, String> descriptors() {
        Map<Integer, String> open = Proc.descriptors(ProcessHandle.current().pid());
        open.values().removeIf(what -> what.startsWith("/") && !what.startsWith("/dev/"));
        open.values().removeIf(what -> what.endsWith("random"));
        return open;
    }

    private static Set<Thread> threads() {
        Set<Thread> live = new HashSet<>(Thread.getAllStackTraces().keySet());
        live.removeIf(t -> t.isDaemon() && !servesAChild(t));
        return live;
    }

    private static boolean servesAChild(Thread thread) {
        return thread.getName().startsWith("forkshop-child-")
                || thread.getName().startsWith("forkshop-send-");
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(
                ExtensionContext.Namespace.create(NothingLeftBehind.class, context.getUniqueId()));
    }
}
