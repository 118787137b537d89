package io.forkshop.runtime.conformance;

import static io.forkshop.runtime.process.ChildProcesses.exec;
import static io.forkshop.runtime.process.ChildProcesses.execFile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.forkshop.runtime.ForkshopException;
import io.forkshop.runtime.process.ExecException;
import io.forkshop.runtime.process.ExecHandle;
import io.forkshop.runtime.process.ExecOptions;
import io.forkshop.runtime.testing.NothingLeftBehind;
import io.forkshop.runtime.testing.Waits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** F: exec and execFile, listened to; and ended early by whoever holds the handle. */
@ExtendWith(NothingLeftBehind.class)
@Timeout(60)
class ExecListenersTest {
    /** node-spec 5.4 */
    @Test
    void theResultIsHeardOnceAfterExitAndBeforeClose() {
        ExecHandle handle = exec("read line; echo $line; exit $line");
        List<String> heard = story(handle);
        List<String> heardLater = new CopyOnWriteArrayList<>();
        write(handle, "0\n");
        Waits.until("close", () -> heard.contains("close"));
        handle.onSuccess(result -> heardLater.add("late " + result.stdout().strip()));

        assertEquals(List.of("spawn", "exit", "success 0", "close"), heard);
        Waits.until("a late listener", () -> heardLater.equals(List.of("late 0")));
    }

    @Test
    void aFailureIsHeardInTheSamePlace() {
        ExecHandle handle = exec("read line; exit $line");
        List<String> heard = story(handle);
        write(handle, "9\n");
        Waits.until("close", () -> heard.contains("close"));

        assertEquals(List.of("spawn", "exit", "failure 9", "close"), heard);
    }

    /** node-spec 5.4. Who listens after the event hears in the order of listening. */
    @Test
    void aFailureToStartIsHeardWithoutAnExit() {
        ExecHandle handle = execFile("not-there");
        List<String> heard = story(handle);
        Waits.until("all", () -> heard.size() == 3);

        assertEquals(List.of("close", "error", "failure ENOENT"), heard.stream().sorted().toList());
    }

    @Test
    void aListenerThatWaitsForTheEndIsRefused() throws Exception {
        CompletableFuture<ForkshopException> refused = new CompletableFuture<>();
        ExecHandle handle = exec("read line");
        handle.child()
                .onSpawn(
                        () ->
                                refused.complete(
                                        assertThrows(ForkshopException.class, handle::join)));

        assertEquals("EDEADLK", Waits.forFuture("the refusal", refused).code());
        handle.close();
    }

    @Test
    void closingEndsIt() {
        ExecHandle handle = exec("exec sleep 30");

        handle.close();
        handle.close();

        assertFalse(handle.child().isAlive());
        assertEquals("ABORT_ERR", assertThrows(ExecException.class, handle::join).code());
    }

    @Test
    void closingAfterTheEndChangesNothing() throws Exception {
        ExecHandle handle = exec("echo done");
        handle.join();
        handle.close();

        assertEquals("done\n", handle.join().stdout());
        assertFalse(handle.child().killed());
    }

    @Test
    void manyAtOnceKeepTheirOutputsApart() throws Exception {
        var options = ExecOptions.defaults();
        List<ExecHandle> handles =
                java.util.stream.IntStream.range(0, 40)
                        .mapToObj(i -> execFile("echo", List.of("number " + i), options))
                        .toList();

        for (int i = 0; i < 40; i++) {
            assertEquals("number " + i + "\n", handles.get(i).join().stdout());
        }
    }

    private static List<String> story(ExecHandle handle) {
        List<String> heard = new CopyOnWriteArrayList<>();
        handle.child()
                .onClose(status -> heard.add("close"))
                .onExit(status -> heard.add("exit"))
                .onError(error -> heard.add("error"))
                .onSpawn(() -> heard.add("spawn"));
        handle.onSuccess(result -> heard.add("success " + result.stdout().strip()))
                .onFailure(failure -> heard.add("failure " + failure.code()));
        return heard;
    }

    private static void write(ExecHandle handle, String text) {
        try {
            handle.child().stdin().write(text.getBytes());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
