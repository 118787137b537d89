package consumer;

import io.forkshop.runtime.channel.Parent;

/** Gives back what it gets. */
public final class Worker {
    public static void main(String[] args) {
        Parent.onMessage(Parent::send);
    }
}
