import io.forkshop.runtime.channel.Parent;
import io.forkshop.runtime.process.ChildProcesses;

// One thread does all there is to do here, in turn, as in a browser.
final ScheduledExecutorService ui = Executors
        .newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .daemon().factory());
final int every = 50; // ms
final int numbers = 3_000_000;
int drawn = 0;

// One frame of a spinner each 50 ms, as long as the thread gets to it.
// A message says where to compute: "here", or in a worker process.
void main() {
    ui.scheduleWithFixedDelay(() -> drawn++, 0, every,
            TimeUnit.MILLISECONDS);
    Parent.onMessage(where -> ui.execute(() -> begin(where)));
}

void begin(Object where) {
    long start = System.nanoTime();
    int before = drawn;
    if (where.equals("here")) {
        primesBelow(numbers);
        done(start, before);
    } else {
        var me = System.getProperty("jdk.launcher.sourcefile");
        var burn = Path.of(me).resolveSibling("../2-fork/burn.java");
        var worker = ChildProcesses.fork(burn.toString());
        worker.onMessage(found -> {
            worker.disconnect();
            ui.execute(() -> done(start, before));
        });
        worker.send(numbers);
    }
}

// Says how many frames were due meanwhile, and how many were drawn.
void done(long start, int before) {
    int due = (int) ((System.nanoTime() - start) / 1_000_000 / every);
    int frames = Math.min(due, drawn - before);
    Parent.send(Map.of("due", due, "drawn", frames));
}

int primesBelow(int limit) {
    return (int) IntStream.range(2, limit).filter(n -> IntStream
            .iterate(2, d -> d * d <= n, d -> d + 1)
            .noneMatch(d -> n % d == 0)).count();
}
