import io.forkshop.runtime.channel.Parent;

final SynchronousQueue<byte[]> there = new SynchronousQueue<>();
final SynchronousQueue<byte[]> back = new SynchronousQueue<>();

// Two threads hand arrays to each other: nothing is copied, only the
// reference changes hands. For each size: nanoseconds there and back.
void main() {
    Thread.ofPlatform().daemon().start(this::other);
    Parent.onMessage(sizes -> {
        var arrays = ((List<?>) sizes).stream()
                .map(size -> new byte[((Number) size).intValue()])
                .toList();
        Parent.send(arrays.stream().map(this::median).toList());
    });
}

void other() {
    try {
        while (true) {
            back.put(there.take());
        }
    } catch (InterruptedException leaving) {}
}

long median(byte[] array) {
    var times = new long[1001];
    try {
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            there.put(array);
            array = back.take();
            times[i] = System.nanoTime() - start;
        }
    } catch (InterruptedException leaving) {}
    Arrays.sort(times);
    return times[times.length / 2];
}
