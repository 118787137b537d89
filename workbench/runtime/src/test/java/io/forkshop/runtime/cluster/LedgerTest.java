package io.forkshop.runtime.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** Every connection that was handed out has an owner until it is answered for. */
class LedgerTest {
    private static final int W1 = 1;
    private static final int W2 = 2;
    private final Ledger<String> ledger = new Ledger<>();

    @Test
    void anAnswerEndsTheOwnership() {
        ledger.handedOut(7, "a", W1);
        assertEquals(1, ledger.unanswered(W1));

        assertEquals(Optional.of("a"), ledger.answered(7, W1));
        assertEquals(0, ledger.unanswered(W1));
        assertEquals(List.of(), ledger.died(W1));
    }

    @Test
    void whatADeadWorkerHadNotAnsweredComesBackInOrder() {
        ledger.handedOut(1, "a", W1);
        ledger.handedOut(2, "b", W2);
        ledger.handedOut(3, "c", W1);
        ledger.answered(2, W2);
        ledger.handedOut(4, "d", W1);

        assertEquals(List.of("a", "c", "d"), ledger.died(W1));
        assertEquals(List.of(), ledger.died(W1));
    }

    @Test
    void anAnswerForAnothersConnectionIsNone() {
        ledger.handedOut(1, "a", W1);

        assertEquals(Optional.empty(), ledger.answered(1, W2));
        assertEquals(Optional.empty(), ledger.answered(2, W1));
        assertEquals(1, ledger.unanswered(W1));
    }

    @Test
    void aLateAnswerAfterTheConnectionWentToAnotherIsNone() {
        ledger.handedOut(1, "a", W1);
        ledger.died(W1);
        ledger.handedOut(2, "a", W2);

        assertEquals(Optional.empty(), ledger.answered(1, W1));
        assertEquals(Optional.of("a"), ledger.answered(2, W2));
    }
}
