package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;

/** Sends one message of so many characters and exits at once. */
public final class LastWords {
    public static void main(String[] args) {
        Parent.send("x".repeat(Integer.parseInt(args[0])));
        System.exit(0);
    }
}
