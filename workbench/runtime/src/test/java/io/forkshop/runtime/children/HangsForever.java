package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;

import java.util.concurrent.locks.LockSupport;

/** Says that it is ready and then waits for ever, deaf to everything but signals. */
public final class HangsForever {
    public static void main(String[] args) {
        Parent.send("ready");
        while (true) {
            LockSupport.park();
        }
    }
}
