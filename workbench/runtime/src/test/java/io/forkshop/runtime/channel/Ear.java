package io.forkshop.runtime.channel;

import io.forkshop.runtime.testing.Waits;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Everything that the owner of a channel hears, in order; the handles are kept apart. */
final class Ear implements Channel.Receiver {
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    final BlockingQueue<Handle> handles = new LinkedBlockingQueue<>();
    volatile boolean takesHandles = true;

    @Override
    public void message(Object message) {
        events.add("message " + message);
    }

    @Override
    public void message(Object message, Handle handle) {
        handles.add(handle);
        events.add("handle " + message + " " + handle.kind());
    }

    @Override
    public boolean takesHandles() {
        return takesHandles;
    }

    @Override
    public void internal(Map<?, ?> message, Handle handle) {
        if (handle != null) {
            handles.add(handle);
        }
        events.add("internal " + message + (handle == null ? "" : " " + handle.kind()));
    }

    @Override
    public void badFrame(BadFrame frame) {
        events.add("bad frame");
    }

    @Override
    public void disconnected() {
        events.add("disconnected");
    }

    String next() throws InterruptedException {
        return Waits.forNext("something on the channel", events);
    }

    Handle nextHandle() throws InterruptedException {
        return Waits.forNext("a handle", handles);
    }
}
