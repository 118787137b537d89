package io.forkshop.runtime.children;

import io.forkshop.runtime.cluster.ClusterWorker;

import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/** Listens, and then waits for ever: "computes" as its argument has it wait in a busy loop. */
public final class NeverAccepts {
    private NeverAccepts() {}

    private static volatile long counter;

    public static void main(String[] args) throws Exception {
        ClusterWorker.listen(new InetSocketAddress("127.0.0.1", 0));
        while (args.length > 0) {
            counter++;
        }
        new CountDownLatch(1).await();
    }
}
