package io.forkshop.runtime.children;

import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.cluster.ClusterWorker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.lang.reflect.Constructor;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/** Listens, accepts nothing, and when it is told to, writes half a frame and dies. */
public final class DiesInTheMiddle {
    private DiesInTheMiddle() {}

    public static void main(String[] args) throws Exception {
        ClusterWorker.listen(new InetSocketAddress("127.0.0.1", 0));
        Parent.onMessage(message -> die());
        new CountDownLatch(1).await();
    }

    private static void die() {
        try {
            Constructor<FileDescriptor> byNumber =
                    FileDescriptor.class.getDeclaredConstructor(int.class);
            byNumber.setAccessible(true); // Our workers are started so that it may be.
            try (FileOutputStream channel = new FileOutputStream(byNumber.newInstance(3))) {
                channel.write("{\"cmd\":\"NODE_CLUSTER\",\"ack\":2,\"accep".getBytes());
                Runtime.getRuntime().halt(1);
            }
        } catch (ReflectiveOperationException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
