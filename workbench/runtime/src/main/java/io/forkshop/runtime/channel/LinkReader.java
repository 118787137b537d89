package io.forkshop.runtime.channel;

import java.io.IOException;

/**
 * Reads what the parent sends. A daemon: it must not keep the worker alive, only watch and deliver.
 *
 * <p>It reads plainly, which lets descriptors go, until one is missed or waited for:
 * java.lang.foreign would cost a starting worker 30 ms. Our own library sends a handle again when
 * it hears that it was missed.
 */
final class LinkReader extends Thread {
    interface End extends Incoming.End {
        /** The last call. */
        void ended();
    }

    private final int fd;
    private final InheritedSocket socket;
    private final Serialization serialization;
    private final End end;
    private ParentWatch watch;
    private volatile boolean expectsHandles;

    LinkReader(int fd, InheritedSocket socket, Serialization serialization, End end) {
        super("forkshop-parent");
        setDaemon(true);
        this.fd = fd;
        this.socket = socket;
        this.serialization = serialization;
        this.end = end;
    }

    /** From the next read on. */
    void expectHandles() {
        expectsHandles = true;
    }

    ParentWatch watch() {
        return watch;
    }

    @Override
    public void run() {
        watch = new ParentWatch(fd); // Here, off the way to the first message.
        expectsHandles |= handlesComeAtOnce();
        Incoming incoming = new Incoming(end);
        FrameDecoder decoder = serialization.decoder(incoming);
        InheritedSocket in = socket;
        byte[] bytes = new byte[64 * 1024];
        try {
            int count;
            while ((count = (in = current(in)).read(bytes)) > 0) {
                incoming.read(in.takeDescriptor());
                decoder.accept(bytes, count);
            }
        } catch (IOException e) {
            // A reset is an end like any other: the parent is gone.
        }
        incoming.end();
        watch.start();
        end.ended();
        watch.endWithParent();
    }

    /** A parent that is not ours offers a listening socket once (node-spec 8.19). */
    private static boolean handlesComeAtOnce() {
        return System.getProperty("forkshop.library") == null // JvmCommand says it
                || System.getenv("NODE_UNIQUE_ID") != null;
    }

    private InheritedSocket current(InheritedSocket in) {
        // Where native access is not allowed it would print a warning on the program's stream.
        boolean change =
                expectsHandles
                        && in instanceof InheritedSocket.Streams
                        && LinkReader.class.getModule().isNativeAccessEnabled();
        return change ? new InheritedSocket.Native(fd) : in;
    }
}
