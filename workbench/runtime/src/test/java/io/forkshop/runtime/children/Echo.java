package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;

/** Sends back every message; those equal to its first argument end the conversation. */
public final class Echo {
    public static void main(String[] args) {
        Parent.onMessage(
                message -> {
                    if (args.length > 0 && args[0].equals(message)) {
                        Parent.disconnect();
                    } else {
                        Parent.send(message);
                    }
                });
    }
}
