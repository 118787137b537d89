package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ChildProcesses;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Starts a shell, found along PATH, that prints the variable NAME, and tells what it printed. */
public final class TellsWhatItsChildInherits {
    public static void main(String[] args) throws IOException, InterruptedException {
        ChildProcess child = ChildProcesses.spawn("sh", "-c", "printf %s \"$NAME\"");
        Parent.send(new String(child.stdout().readAllBytes(), StandardCharsets.UTF_8));
        child.awaitClose();
    }
}
