import io.forkshop.runtime.channel.Parent;

volatile int count;

// "callbacks": 10,000 of them, on one thread. "threads": two threads
// that add a million each, at the same time and without a lock.
void main() {
    Parent.onMessage(how -> {
        count = 0;
        if (how.equals("threads")) {
            run(Executors.newFixedThreadPool(2), 2, 1_000_000);
        } else {
            run(Executors.newSingleThreadExecutor(), 10_000, 1);
        }
        Parent.send(count);
    });
}

void run(ExecutorService threads, int tasks, int steps) {
    try (threads) { // its end waits for the tasks
        for (int task = 0; task < tasks; task++) {
            threads.execute(() -> add(steps));
        }
    }
}

void add(int steps) {
    for (int i = 0; i < steps; i++) {
        count = count + 1; // read, add, write: three steps
    }
}
