import io.forkshop.runtime.channel.Parent;

// Takes {"wait": milliseconds} or {"compute": limit}, and sends the
// job back when it is done.
void main() {
    Parent.onMessage(message -> {
        Map<?, ?> job = (Map<?, ?>) message;
        if (job.get("wait") instanceof Integer millis) {
            later(millis, () -> Parent.send(job));
        } else {
            primesBelow((Integer) job.get("compute"));
            Parent.send(job);
        }
    });
}

// A clock waits, for any number of jobs; the listener is free again.
void later(int millis, Runnable then) {
    CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
            .execute(then);
}

int primesBelow(int limit) {
    int found = 0;
    for (int n = 2; n < limit; n++) {
        int d = 2;
        while (d * d <= n && n % d != 0) {
            d++;
        }
        found += d * d > n ? 1 : 0;
    }
    return found;
}
