package io.forkshop.runtime.channel;

/**
 * Keeps a worker alive while it listens: a thread that is not a daemon and waits (node-spec 7.12).
 * All of it under the link's lock, which a delivery holds: so the worker does not end in the middle
 * of a listener that has just let go of the channel.
 */
final class KeepAlive implements Runnable {
    private final Object lock;
    private int listeners;
    private Boolean wanted; // null: it is the listeners that count
    private boolean over;
    private Thread keeper;

    KeepAlive(Object lock) {
        this.lock = lock;
    }

    /** One more listener, or one less. */
    void listeners(int more) {
        listeners += more;
        update();
    }

    /** From now on this counts, not the listeners. */
    void want(boolean alive) {
        wanted = alive;
        update();
    }

    /** The channel has ended and everybody has heard of it. */
    void end() {
        over = true;
        update();
    }

    private boolean isWanted() {
        return !over && (wanted == null ? listeners > 0 : wanted);
    }

    private void update() {
        if (!isWanted()) {
            lock.notifyAll();
        } else if (keeper == null) {
            keeper = new Thread(this, "forkshop-keeps-alive");
            keeper.start();
        }
    }

    @Override
    public void run() {
        synchronized (lock) {
            while (isWanted()) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    // Nobody has a reason to.
                }
            }
            keeper = null;
        }
    }
}
