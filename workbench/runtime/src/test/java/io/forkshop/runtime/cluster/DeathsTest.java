package io.forkshop.runtime.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.forkshop.runtime.process.ExitStatus;
import io.forkshop.runtime.process.Signal;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.IntStream;

/** What follows a death: a pure decision. */
class DeathsTest {
    private static final ExitStatus CRASH = new ExitStatus.Exited(1);
    private static final ExitStatus KILLED = new ExitStatus.Signalled(Signal.SIGKILL);
    private static final Supervision DEFAULTS = Supervision.defaults();

    @Test
    void pausesDoubleWhileWorkersDoNotSettle() {
        Supervision rules = DEFAULTS.intensity(100, Duration.ofSeconds(10));

        assertEquals(100, pause(crashes(1), rules, 0));
        assertEquals(200, pause(crashes(2), rules, 0));
        assertEquals(1600, pause(crashes(5), rules, 0));
        assertEquals(5000, pause(crashes(7), rules, 0));
        assertEquals(5000, pause(crashes(90), rules, 0));
    }

    @Test
    void chanceOnlyShortensAPause() {
        assertEquals(100, pause(crashes(1), DEFAULTS, 0));
        assertEquals(90, pause(crashes(1), DEFAULTS, 0.5));
        assertEquals(80, pause(crashes(1), DEFAULTS, 1));
    }

    @Test
    void aWorkerThatHadSettledStartsThePausesAnew() {
        Deaths deaths = crashes(4).and(death(60_000, 31_000, CRASH));
        assertEquals(100, pause(deaths, DEFAULTS, 0));

        assertEquals(100, pause(deaths.and(death(60_200, 100, CRASH)), DEFAULTS, 0));
        assertEquals(
                200,
                pause(
                        deaths.and(death(60_200, 100, CRASH)).and(death(60_400, 100, CRASH)),
                        DEFAULTS,
                        0));
    }

    @Test
    void theSixthDeathWithinTenSecondsIsTheLast() {
        assertInstanceOf(Next.StartAfter.class, crashes(5).next(DEFAULTS, 0));
        assertInstanceOf(Next.GiveUp.class, crashes(6).next(DEFAULTS, 0));
    }

    @Test
    void deathsFurtherApartAreBornForEver() {
        Deaths deaths = Deaths.NONE;
        for (int i = 0; i < 1_000; i++) {
            deaths = deaths.and(death(2_001L * i, 2_000, CRASH));
            assertInstanceOf(Next.StartAfter.class, deaths.next(DEFAULTS, 0));
        }
        assertTrue(deaths.all().size() <= 100, "the memory of a slot grew without end");
    }

    @Test
    void givingUpNamesWhatTheyDiedOf() {
        Deaths deaths = crashes(4).and(death(500, 10, KILLED)).and(death(600, 10, CRASH));

        Next.GiveUp end = assertInstanceOf(Next.GiveUp.class, deaths.next(DEFAULTS, 0));
        assertEquals(
                "6 deaths within 10 s: 5 x exited with code 1, 1 x killed by SIGKILL", end.why());
    }

    @Test
    void anEndThatAsksForNoWorkerGetsNone() {
        Deaths finished = Deaths.NONE.and(death(0, 10, new ExitStatus.Exited(0)));

        assertInstanceOf(Next.StartAfter.class, finished.next(DEFAULTS, 0));
        assertInstanceOf(Next.Rest.class, finished.next(DEFAULTS.restart(Restart.ON_FAILURE), 0));
        assertInstanceOf(
                Next.StartAfter.class, crashes(1).next(DEFAULTS.restart(Restart.ON_FAILURE), 0));
        assertInstanceOf(Next.Rest.class, crashes(1).next(DEFAULTS.restart(Restart.NEVER), 0));
    }

    private static Deaths crashes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> death(100L * i, 10, CRASH))
                .reduce(Deaths.NONE, Deaths::and, (a, b) -> b);
    }

    private static Death death(long at, long lived, ExitStatus end) {
        return new Death(
                Duration.ofMillis(at), Duration.ofMillis(lived), end.toString(), !end.success());
    }

    private static long pause(Deaths deaths, Supervision rules, double chance) {
        return assertInstanceOf(Next.StartAfter.class, deaths.next(rules, chance))
                .pause()
                .toMillis();
    }
}
