package io.forkshop.app.evaluate;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** An evaluator, and a screen that remembers. */
final class Conversation implements Screen, AutoCloseable {
    final StringBuffer printed = new StringBuffer();
    final StringBuffer errors = new StringBuffer();
    final StringBuffer meanwhile = new StringBuffer();
    final BlockingQueue<Result.Lost> losses = new LinkedBlockingQueue<>();
    final Queue<String> input = new ArrayDeque<>();
    final CountDownLatch asked = new CountDownLatch(1);
    final Evaluator java;

    Conversation() {
        this(setup -> setup);
    }

    Conversation(UnaryOperator<Setup> change) {
        java = Evaluator.start(change.apply(Setup.of(this)));
    }

    @Override
    public void output(boolean error, String text) {
        (error ? errors : printed).append(text);
    }

    /** What was put there before; else nobody types anything, ever. */
    @Override
    public String line() throws InterruptedException {
        asked.countDown();
        if (input.isEmpty()) {
            new CountDownLatch(1).await();
        }
        return input.remove();
    }

    @Override
    public void meanwhile(boolean error, String text) {
        meanwhile.append(text);
    }

    @Override
    public void lost(Result.Lost lost) {
        losses.add(lost);
    }

    List<Result> eval(String text) {
        return java.eval(text);
    }

    /** The one result of a text. */
    Result one(String text) {
        List<Result> results = eval(text);
        if (results.size() != 1) {
            throw new AssertionError(text + " has results " + results + "; printed: " + printed);
        }
        return results.getFirst();
    }

    /** The value's text. */
    String value(String text) {
        Result result = one(text);
        if (result instanceof Result.Value value) {
            return value.text();
        }
        throw new AssertionError(text + " is no value but " + result);
    }

    /** An evaluation on a thread of its own, to be stopped. */
    final class Running {
        private final CompletableFuture<List<Result>> results = new CompletableFuture<>();
        private final Thread thread;

        Running(String text) {
            thread =
                    Thread.ofPlatform()
                            .daemon()
                            .name("test-eval")
                            .start(
                                    () -> {
                                        try {
                                            results.complete(eval(text));
                                        } catch (RuntimeException | Error e) {
                                            results.completeExceptionally(e);
                                        }
                                    });
        }

        void stop() {
            thread.interrupt();
        }

        Result end() throws Exception {
            return results.get(30, TimeUnit.SECONDS).getLast();
        }
    }

    @Override
    public void close() {
        java.close();
    }
}
