package io.forkshop.app.bench;

import io.forkshop.runtime.channel.Parent;

/** The smallest worker there is: one message, and its end. */
final class SmallestWorker {
    private SmallestWorker() {}

    public static void main(String[] args) {
        Parent.send("hello");
    }
}
