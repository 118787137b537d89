package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;

/**
 * Says that it is ready and then computes for ever: in its main thread, or with an argument in a
 * listener.
 */
public final class BusyLoop {
    private static long count;

    public static void main(String[] args) {
        if (args.length > 0) {
            Parent.onMessage(message -> computeForEver());
            Parent.send("ready");
        } else {
            Parent.send("ready");
            computeForEver();
        }
    }

    private static void computeForEver() {
        while (true) {
            count++;
        }
    }
}
