package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;

import java.io.IOException;
import java.util.Collections;

/**
 * Listens for messages only after it has read a byte from its input; with an argument only until
 * the first one.
 */
public final class ListensLate {
    public static void main(String[] args) throws IOException {
        System.in.read();
        Parent.onMessage(
                message -> {
                    if (Parent.connected()) {
                        Parent.send(Collections.singletonMap("late", message));
                    }
                    if (args.length > 0) {
                        Parent.disconnect();
                    }
                });
    }
}
