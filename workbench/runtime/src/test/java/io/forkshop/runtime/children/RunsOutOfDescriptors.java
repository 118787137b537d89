package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;
import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.testing.Proc;
import io.forkshop.runtime.testing.Waits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts children until one fails, ends them, starts one more, and tells all of it. */
public final class RunsOutOfDescriptors {
    public static void main(String[] args) throws InterruptedException {
        ChildProcesses.spawn("true")
                .awaitClose(); // Whatever the library opens for itself is open now.
        long before = open();
        List<ChildProcess> children = new ArrayList<>();
        String code = null;
        while (code == null) {
            ChildProcess child = ChildProcesses.spawn("cat");
            if (child.status().orElse(null) instanceof ExitStatus.FailedToStart failed) {
                code = failed.cause().code();
            } else {
                children.add(child);
            }
        }
        int started = children.size();
        for (int i = 0; i < 5; i++) { // It fails again and again, and each time takes nothing away.
            ChildProcesses.spawn("cat").close();
        }
        children.forEach(ChildProcess::close);
        Waits.until("all is closed", () -> open() == before);
        Parent.send(
                Map.of(
                        "code", code,
                        "started", started,
                        "open before", before,
                        "open after", open(),
                        "afterwards", ChildProcesses.spawn("true").awaitClose().toString()));
    }

    /** Pipes, sockets and pidfds; files come and go with the VM's class loading. */
    private static long open() {
        return Proc.descriptors(ProcessHandle.current().pid()).values().stream()
                .filter(what -> !what.startsWith("/"))
                .count();
    }
}
