package io.forkshop.app.command.live;

/** How many frames of a fixed length were due since a moment, and how many of them were drawn. */
public final class FrameCount {
    private final long start;
    private final long every;
    private long last;
    private long end;
    private int drawn;

    /**
     * @param start on the clock that all the times here are read from
     * @param every the length of a frame, in the same unit
     */
    public FrameCount(long start, long every) {
        this.start = start;
        this.every = every;
        this.end = start;
    }

    /** Something was drawn now; it counts once for each frame. */
    public void drawn(long now) {
        long frame = (now - start) / every;
        if (frame > last) {
            drawn++;
            last = frame;
        }
        end = now;
    }

    /** Time has passed until now, with or without a frame. */
    public void until(long now) {
        end = now;
    }

    /** Frames whose time had come by the last moment that was told. */
    public int due() {
        return (int) ((end - start) / every);
    }

    public int drawn() {
        return Math.min(drawn, due());
    }

    public int dropped() {
        return due() - drawn();
    }
}
