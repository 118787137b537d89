package io.forkshop.runtime.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.forkshop.runtime.testing.Waits;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Messages and what comes between them. */
class InboxTest {
    private final Callbacks callbacks = new Callbacks();
    private final Inbox<Object> messages = new Inbox<>(callbacks);
    private final Inbox<String> bad = messages.beside();
    private final List<Object> heard = new ArrayList<>();

    @Test
    void lateListenersHearBothKindsInTheOrderInWhichTheyCame() throws Exception {
        add("bad 1", 1, null, "bad 2", 2);
        bad.listen(heard::add);
        assertHeard("bad 1");
        messages.listen(heard::add);
        assertHeard("bad 1", 1, null, "bad 2", 2);
        add("bad 3", 3);
        assertHeard("bad 1", 1, null, "bad 2", 2, "bad 3", 3);
    }

    @Test
    void whatComesBesideWaitsForTheMessageBeforeIt() throws Exception {
        bad.listen(heard::add);
        add("bad 1", 1, "bad 2");
        assertHeard("bad 1");
        messages.listen(heard::add);
        assertHeard("bad 1", 1, "bad 2");
    }

    @Test
    void whereNobodyListensToWhatComesBesideNothingIsHeldUp() throws Exception {
        add("bad 1", 1, "bad 2", 2);
        messages.listen(heard::add);
        add("bad 3", 3);
        assertHeard(1, 2, 3);
        bad.listen(heard::add);
        assertHeard(1, 2, 3, "bad 1", "bad 2", "bad 3");
    }

    @Test
    void aFloodOfWhatNobodyHearsIsNotKept() throws Exception {
        for (int i = 0; i < 5000; i++) {
            add("bad " + i);
        }
        add(1);
        bad.listen(heard::add);
        messages.listen(heard::add);
        add("bad last");
        List<Object> soFar = soFar();
        assertEquals(1002, soFar.size());
        assertEquals(List.of("bad 999", 1, "bad last"), soFar.subList(999, 1002));
    }

    private void add(Object... items) {
        for (Object item : items) {
            callbacks.now(
                    () -> {
                        if (item instanceof String s) {
                            bad.add(s);
                        } else {
                            messages.add(item);
                        }
                    });
        }
    }

    private void assertHeard(Object... expected) throws Exception {
        assertEquals(Arrays.asList(expected), soFar());
    }

    /** When everything that was put off has had its turn. */
    private List<Object> soFar() throws Exception {
        CompletableFuture<List<Object>> soFar = new CompletableFuture<>();
        callbacks.later(() -> soFar.complete(new ArrayList<>(heard)));
        return Waits.forFuture("the callbacks' turn", soFar);
    }
}
