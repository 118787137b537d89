package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.channel.Serialization;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.testing.Workers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs its first argument in a shell with a channel of that kind, and tells what it heard. */
public final class HearsItsChild {
    public static void main(String[] args) throws InterruptedException {
        List<Object> messages = new ArrayList<>();
        AtomicInteger badFrames = new AtomicInteger();
        Serialization spoken = Serialization.named(args[1]);
        ChildProcess child = Workers.line(args[0], spoken);
        child.onMessage(messages::add).onBadFrame(bad -> badFrames.incrementAndGet());
        String end = child.await().toString();
        Parent.send(Map.of("messages", messages, "bad frames", badFrames.get(), "end", end));
        child.awaitClose();
    }
}
