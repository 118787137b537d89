package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;

import java.util.List;

/** Sends so many messages from each of so many threads. */
public final class SendsFromManyThreads {
    public static void main(String[] args) {
        String filler = "x".repeat(3000);
        for (int thread = 0; thread < Integer.parseInt(args[0]); thread++) {
            int number = thread;
            Thread.ofPlatform()
                    .start(
                            () -> {
                                for (int i = 0; i < Integer.parseInt(args[1]); i++) {
                                    Parent.send(List.of(number, i, filler));
                                }
                            });
        }
    }
}
