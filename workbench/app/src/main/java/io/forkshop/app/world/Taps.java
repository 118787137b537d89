package io.forkshop.app.world;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who hears the bytes of one stream; who comes after its end hears of that at once. */
final class Taps implements RawOutput {
    private final List<RawOutput> all = new CopyOnWriteArrayList<>();
    private boolean ended; // guarded by this

    void add(RawOutput tap) {
        synchronized (this) {
            if (!ended) {
                all.add(tap);
                return;
            }
        }
        tap.end();
    }

    @Override
    public void bytes(byte[] buffer, int count) {
        for (RawOutput tap : all) {
            tap.bytes(buffer, count);
        }
    }

    @Override
    public void end() {
        synchronized (this) {
            ended = true;
        }
        all.forEach(RawOutput::end);
    }
}
