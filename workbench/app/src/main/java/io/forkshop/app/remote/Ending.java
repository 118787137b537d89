package io.forkshop.app.remote;

import io.forkshop.runtime.ForkshopException;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for something that the delivery tells. */
record Ending<T>(CompletableFuture<T> told, Delivery delivery) {

    T await() throws InterruptedException {
        refuseToWaitForMyself();
        try {
            return told.get();
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Empty if it has not come after {@code longest}. */
    Optional<T> await(Duration longest) throws InterruptedException {
        refuseToWaitForMyself();
        try {
            return Optional.of(told.get(longest.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void refuseToWaitForMyself() {
        if (!told.isDone() && delivery.inside()) {
            throw new ForkshopException(
                    "EDEADLK",
                    "A listener waits for the end of a child, and all listeners here run on one"
                            + " thread: it would be heard only after this one. Use onExit.");
        }
    }
}
