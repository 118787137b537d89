package io.forkshop.runtime.process;

import java.util.function.Consumer;

/** An {@link Execution} as its caller sees it. */
final class SpawnedExec implements ExecHandle {
    private final Execution execution;

    SpawnedExec(Execution execution) {
        this.execution = execution;
    }

    @Override
    public ChildProcess child() {
        return execution.child();
    }

    @Override
    public Ended await() throws InterruptedException {
        return execution.await();
    }

    @Override
    public ExecHandle onEnd(Consumer<Ended> listener) {
        execution.end().listen(listener);
        return this;
    }

    @Override
    public void close() {
        execution.stop();
        execution.awaitStopped();
    }
}
