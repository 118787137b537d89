package io.forkshop.runtime.testing;

import io.forkshop.runtime.channel.BadFrame;
import io.forkshop.runtime.process.ChildProcess;
import io.forkshop.runtime.process.ExitStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Everything that is heard of one child, in the order in which it is heard. */
public final class Story {
    private final ChildProcess child;
    private final List<String> events = new ArrayList<>();
    private final BlockingQueue<Inbound> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<BadFrame> badFrames = new LinkedBlockingQueue<>();

    /** A queue does not take null, which is a message too. */
    private record Inbound(Object message) {}

    private Story(ChildProcess child) {
        this.child = child;
    }

    /** To be called at once after the start. */
    public static Story of(ChildProcess child) {
        Story story = new Story(child);
        child.onSpawn(() -> story.add("spawn"))
                .onError(e -> story.add("error " + e.code()))
                .onBadFrame(
                        bad -> {
                            story.add("bad frame");
                            story.badFrames.add(bad);
                        })
                .onMessage(
                        message -> {
                            story.add("message " + message);
                            story.messages.add(new Inbound(message));
                        })
                .onDisconnect(() -> story.add("disconnect"))
                .onExit(how -> story.add("exit " + how))
                .onClose(how -> story.add("close " + how));
        return story;
    }

    private synchronized void add(String event) {
        events.add(event);
    }

    public synchronized List<String> soFar() {
        return List.copyOf(events);
    }

    /** The whole story, once it has ended. */
    public List<String> whole() {
        Waits.until(
                "close", () -> soFar().stream().anyMatch(e -> e.startsWith("close")), this::soFar);
        return soFar();
    }

    public Object nextMessage() throws InterruptedException {
        String from = "a message from " + child.spawnargs();
        return Waits.forNext(() -> from + " after " + soFar(), messages).message();
    }

    public BadFrame nextBadFrame() throws InterruptedException {
        return Waits.forNext("a bad frame from " + child.spawnargs(), badFrames);
    }

    public ExitStatus exit() throws InterruptedException {
        return child.await(Waits.LONGEST)
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        "no exit of " + child.spawnargs() + " after " + soFar()));
    }
}
