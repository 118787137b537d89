package io.forkshop.runtime.children;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.Signal;
import io.forkshop.runtime.testing.Workers;

import java.util.Map;

/**
 * Sends messages of one size to a child that is stopped, until it is refused, and tells what
 * happened.
 */
public final class FloodsAStoppedChild {
    public static void main(String[] args) throws InterruptedException {
        String message = "x".repeat(Integer.parseInt(args[0]));
        ChildProcess child = Workers.line("kill -STOP $$");
        long bytes = 0;
        long firstFalse = 0;
        try {
            while (true) {
                boolean more = child.send(message);
                bytes += message.length() + 3;
                firstFalse = !more && firstFalse == 0 ? bytes : firstFalse;
            }
        } catch (ForkshopException full) {
            child.kill(Signal.SIGKILL);
            Parent.send(
                    Map.of(
                            "code",
                            full.code(),
                            "bytes",
                            bytes,
                            "bytes at the first false",
                            firstFalse,
                            "the child then",
                            child.await().toString()));
        }
        child.awaitClose();
    }
}
