package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.testing.Workers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs its argument in a shell with a channel, and tells what it heard from it. */
public final class HearsItsChild {
    public static void main(String[] args) throws InterruptedException {
        List<Object> messages = new ArrayList<>();
        AtomicInteger badFrames = new AtomicInteger();
        ChildProcess child = Workers.line(args[0]);
        child.onMessage(messages::add).onBadFrame(bad -> badFrames.incrementAndGet());
        String end = child.await().toString();
        Parent.send(Map.of("messages", messages, "bad frames", badFrames.get(), "end", end));
        child.awaitClose();
    }
}
