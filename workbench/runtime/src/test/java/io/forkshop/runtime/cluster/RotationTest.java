package io.forkshop.runtime.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whose turn it is: no process, no socket. */
class RotationTest {
    private final Rotation<String> robin = new Rotation<>(Policy.ROUND_ROBIN);

    @Test
    void workersTakeTurns() {
        robin.join(1, 1);
        robin.join(2, 1);

        assertEquals(List.of(1, 2, 1, 2), turns(robin, 4));
    }

    @Test
    void whoHasNotAnsweredIsPassedOver() {
        robin.join(1, 1);
        robin.join(2, 1);
        offer(robin, "a", "b", "c");

        assertEquals(1, robin.next().orElseThrow().worker());
        assertEquals(2, robin.next().orElseThrow().worker());
        assertEquals(Optional.empty(), robin.next());
        robin.answered(2);
        assertEquals(new Rotation.Turn<>(2, "c"), robin.next().orElseThrow());
    }

    @Test
    void answersHeardInAnotherOrderThanTheTurnsDoNotChangeThem() {
        robin.join(1, 1);
        robin.join(2, 1);
        offer(robin, "a", "b", "c", "d");
        robin.next();
        robin.next();

        robin.answered(2);
        robin.answered(1);
        assertEquals(1, robin.next().orElseThrow().worker());
        assertEquals(2, robin.next().orElseThrow().worker());
    }

    @Test
    void whoseTurnItIsAndWhoHasSpokenIsDueBeforeOthersWhoAreFree() {
        robin.join(1, 1);
        robin.join(2, 1);
        offer(robin, "a", "b", "c", "d");
        robin.next();
        robin.next();
        assertEquals(Optional.empty(), robin.due(worker -> true), "Nobody is free.");

        robin.answered(2);
        assertEquals(Optional.empty(), robin.due(worker -> false), "Worker 1 is silent.");
        assertEquals(1, robin.due(worker -> true).orElseThrow().worker());
        robin.answered(1);
        assertEquals(Optional.empty(), robin.due(worker -> true));
        assertEquals(1, robin.next().orElseThrow().worker());
    }

    @Test
    void whoWasWaitedForInVainIsPassedOverUntilItHasANewTurn() {
        robin.join(1, 1);
        robin.join(2, 1);
        offer(robin, "a", "b", "c", "d", "e");
        robin.next();
        robin.next();
        robin.answered(2);
        var due = robin.due(worker -> true).orElseThrow();

        robin.passOver(due);
        assertEquals(Optional.empty(), robin.due(worker -> true));
        assertEquals(2, robin.next().orElseThrow().worker());

        robin.answered(1);
        assertEquals(1, robin.next().orElseThrow().worker());
        robin.answered(2);
        robin.passOver(due); // An old one says nothing of this turn.
        assertEquals(2, robin.next().orElseThrow().worker());
        robin.answered(2);
        assertEquals(1, robin.due(worker -> true).orElseThrow().worker());
    }

    @Test
    void leastBusyKeepsNoTurnsAndWaitsForNobody() {
        Rotation<String> least = new Rotation<>(Policy.LEAST_BUSY);
        least.join(1, 1);
        least.join(2, 1);
        offer(least, "a", "b");
        least.next();
        assertEquals(Optional.empty(), least.due(worker -> true));
    }

    @Test
    void aWindowOfTwoTakesTwoButInTurn() {
        robin.join(1, 2);
        robin.join(2, 2);
        offer(robin, "a", "b", "c", "d", "e");

        List<Integer> got = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            got.add(robin.next().orElseThrow().worker());
        }
        assertEquals(List.of(1, 2, 1, 2), got);
        assertEquals(Optional.empty(), robin.next());
        assertEquals(1, robin.waiting());
    }

    @Test
    void withNobodyThereConnectionsWaitInOrder() {
        offer(robin, "a", "b");
        robin.offerFirst("returned");
        assertEquals(Optional.empty(), robin.next());

        robin.join(1, 9);
        assertEquals("returned", robin.next().orElseThrow().connection());
        assertEquals("a", robin.next().orElseThrow().connection());
        assertEquals(List.of("b"), robin.drain());
    }

    @Test
    void whoHasLeftGetsNothingWhateverItStillAnswers() {
        robin.join(1, 1);
        robin.join(2, 1);
        robin.leave(1);
        robin.answered(1);

        assertEquals(List.of(2, 2), turns(robin, 2));
    }

    @Test
    void leastBusyCountsWhatIsOpenAndWhatIsOnTheWay() {
        Rotation<String> least = new Rotation<>(Policy.LEAST_BUSY);
        least.join(1, 9);
        least.join(2, 9);
        least.reported(1, 3);
        offer(least, "a", "b", "c", "d", "e");

        List<Integer> got = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            got.add(least.next().orElseThrow().worker());
        }
        assertEquals(List.of(2, 2, 2, 1, 2), got);
    }

    @Test
    void unevenRequestsSendNewConnectionsPastWhoIsStillBusyWithOldOnes() {
        Rotation<String> least = new Rotation<>(Policy.LEAST_BUSY);
        least.join(1, 1);
        least.join(2, 1);
        int[] open = new int[3];
        List<Integer> got = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            least.offer("c" + i);
            int worker = least.next().orElseThrow().worker();
            got.add(worker);
            open[worker] += worker == 1 ? 1 : 0; // Worker 1 keeps all, 2 is done at once.
            least.reported(worker, open[worker]);
            least.answered(worker);
        }
        assertEquals(List.of(1, 2, 2, 2, 2, 2, 2, 2), got);

        least.reported(1, 0);
        least.offer("when they are done");
        assertEquals(1, least.next().orElseThrow().worker());
    }

    @Test
    void whoNeverSaysHowManyItHasIsTakenToHaveNoneHoweverManyItTook() {
        Rotation<String> least = new Rotation<>(Policy.LEAST_BUSY);
        least.join(1, 1);
        least.join(2, 1);
        assertEquals(List.of(1, 2, 1, 2), turns(least, 4));

        least.reported(2, 1);
        assertEquals(List.of(1, 1, 1), turns(least, 3));
    }

    private static void offer(Rotation<String> rotation, String... connections) {
        List.of(connections).forEach(rotation::offer);
    }

    private static List<Integer> turns(Rotation<String> rotation, int count) {
        List<Integer> got = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rotation.offer("c" + i);
            int worker = rotation.next().orElseThrow().worker();
            rotation.answered(worker);
            got.add(worker);
        }
        return got;
    }
}
