package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Handle;
import io.forkshop.runtime.channel.Parent;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Ends its main method at once; what then keeps it alive is what its argument says. */
public final class RefsAndUnrefs {
    private static final Consumer<Object> ONCE = RefsAndUnrefs::once;
    private static final Runnable LATER = () -> {};

    public static void main(String[] args) {
        switch (args[0]) {
            case "no listener" -> {}
            case "ref" -> Parent.ref();
            case "ref, then unref" -> {
                Parent.ref();
                Parent.unref();
            }
            case "a listener, but unref" -> {
                Parent.onMessage(message -> {});
                Parent.unref();
            }
            case "unref, then a listener" -> {
                Parent.unref();
                Parent.onDisconnect(LATER);
            }
            case "a listener for one message" -> Parent.onMessage(ONCE);
            case "unref in a listener" -> Parent.onMessage(RefsAndUnrefs::unrefAndGoOn);
            case "disconnect listeners, taken away" -> {
                Parent.onDisconnect(LATER);
                Parent.onDisconnect(LATER);
                Parent.offDisconnect(LATER);
                Parent.offDisconnect(LATER);
            }
            case "a handle listener, taken away" -> {
                BiConsumer<Object, Handle> listener = (message, handle) -> {};
                Parent.onHandle(listener);
                Parent.offHandle(listener);
            }
            case "one of two" -> {
                Parent.onMessage(ONCE);
                Parent.onMessage(message -> {});
                Parent.offMessage(ONCE);
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
        Parent.send("main has ended");
    }

    private static void once(Object message) {
        Parent.send(Parent.offMessage(ONCE) && !Parent.offMessage(ONCE));
    }

    private static void unrefAndGoOn(Object message) {
        Parent.unref();
        long end = System.nanoTime() + 200_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        Parent.send("not cut off");
    }
}
