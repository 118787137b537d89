package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;

import java.io.IOException;

/** Has no listener for messages; disconnects when it has read a byte from its standard input. */
public final class NeverListens {
    public static void main(String[] args) throws IOException {
        Parent.onDisconnect(() -> System.out.println("disconnected"));
        Parent.send("ready");
        System.in.read();
        Parent.disconnect();
    }
}
