package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;

import java.util.concurrent.locks.LockSupport;

/** Throws in the place that its argument names; a listener would keep it alive. */
public final class Throws {
    public static void main(String[] args) {
        switch (args[0]) {
            case "main" -> {
                Parent.onDisconnect(() -> {});
                thrown("main");
            }
            case "message" -> {
                Parent.onMessage(message -> thrown("message"));
                parkForEver();
            }
            case "early message" -> {
                LockSupport.parkNanos(
                        100_000_000); // The message is probably here by now; if not, all the same.
                Parent.onMessage(message -> thrown("early message"));
                parkForEver();
            }
            default -> {
                Parent.onDisconnect(() -> thrown("disconnect"));
                parkForEver();
            }
        }
    }

    private static void thrown(String where) {
        throw new IllegalStateException("thrown in " + where);
    }

    private static void parkForEver() {
        while (true) {
            LockSupport.park();
        }
    }
}
