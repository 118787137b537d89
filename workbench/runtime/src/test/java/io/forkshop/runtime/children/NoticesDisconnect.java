package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;

/** Prints a word when the channel ends; nothing else keeps it alive. */
public final class NoticesDisconnect {
    public static void main(String[] args) {
        Parent.onDisconnect(
                () -> {
                    if (!Parent.connected()) {
                        System.out.println("disconnected");
                    }
                });
        Parent.send("ready");
    }
}
