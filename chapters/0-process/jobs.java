import io.forkshop.runtime.channel.Parent;

volatile long sum;

// Slow jobs, then a quick one, all for the pool; and a call that
// needs no pool. Each says its name when it is done.
void main() {
    Parent.onMessage(message -> {
        var asked = (Map<?, ?>) message;
        int threads = ((Number) asked.get("pool")).intValue();
        int slow = ((Number) asked.get("slow")).intValue();
        var pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < slow; i++) {
            pool.execute(this::slow);
        }
        pool.execute(() -> Parent.send("quick"));
        Parent.send("loop");
        pool.shutdown();
    });
}

void slow() {
    long mine = 0;
    for (int i = 0; i < 100_000_000; i++) {
        mine = mine * 31 + i;
    }
    sum = mine;
    Parent.send("slow");
}
