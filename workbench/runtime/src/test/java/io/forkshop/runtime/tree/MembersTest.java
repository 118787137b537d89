package io.forkshop.runtime.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Who belongs to a job: 100 is we, 200 is the job's first process. */
class MembersTest {
    private static final Job PLAIN = job(false, false);
    private static final Predicate<ProcessInfo> NO_MARK = p -> false;

    private final List<ProcessInfo> all = new ArrayList<>();

    MembersTest() {
        add(1, 0, 1, 1);
        add(90, 1, 90, 90);
        add(100, 90, 100, 90);
        add(200, 100, 100, 90);
    }

    @Test
    void descendantsOfLivingParentsBelong() {
        add(201, 200, 100, 90);
        add(202, 201, 100, 90);
        add(150, 100, 100, 90); // A sibling.

        assertMembers(PLAIN, true, 200, 201, 202);
    }

    @Test
    void anOrphanOfUnknownDescentDoesNot() {
        add(203, 1, 100, 90);

        assertMembers(PLAIN, true, 200);
    }

    @Test
    void theJobsOwnGroupBelongsAsLongAsItsNumberIsHeld() {
        add(203, 1, 200, 90);

        assertMembers(job(true, false), true, 200, 203);
        assertMembers(job(true, false), false, 200);
        assertMembers(PLAIN, true, 200);
    }

    @Test
    void theJobsOwnSessionBelongs() {
        add(203, 1, 203, 200);

        assertMembers(job(true, true), true, 200, 203);
        assertMembers(job(true, false), true, 200);
    }

    /** Its pid cannot be a stranger's while it is there. */
    @Test
    void theGroupAndSessionOfAMemberBelong() {
        add(300, 200, 300, 300); // setsid
        add(301, 1, 300, 300);
        add(400, 200, 400, 90); // setpgid
        add(401, 1, 400, 90);
        add(302, 301, 302, 302);

        assertMembers(PLAIN, true, 200, 300, 301, 302, 400, 401);
    }

    @Test
    void aMarkBelongsWhereverItIs() {
        add(500, 1, 500, 500);

        Set<Long> found = Members.of(table(), PLAIN, true, p -> p.pid() == 500, Set.of()).keySet();
        assertEquals(Set.of(200L, 500L), found);
    }

    @Test
    void whoWasSeenBeforeBelongsAndAStrangerWithItsPidDoesNot() {
        add(600, 1, 600, 600);
        add(601, 600, 600, 600);

        assertEquals(Set.of(200L, 600L, 601L), known(new ProcessId(600, 600)));
        assertEquals(Set.of(200L), known(new ProcessId(600, 7)));
    }

    /** The first process has ended and its pid has changed hands. */
    @Test
    void aStrangerWithTheFirstOnesPidDoesNotBelong() {
        all.removeIf(p -> p.pid() == 200);
        all.add(new ProcessInfo(new ProcessId(200, 9999), 1, 200, 200, true, "stranger"));
        add(10_000, 200, 200, 200);

        assertMembers(job(true, true), false);
    }

    /** A parent that is younger than its child is another's, with the pid of one that is gone. */
    @Test
    void aParentYoungerThanItsChildIsNone() {
        all.add(new ProcessInfo(new ProcessId(199, 150), 200, 100, 90, true, "older"));

        assertMembers(PLAIN, true, 200);
    }

    /** Whatever the kernel may say: to end oneself, or a shell above, is never meant. */
    @Test
    void weAndOurAncestorsNeverBelong() {
        Set<Long> found = Members.of(table(), job(true, true), true, p -> true, Set.of()).keySet();

        assertEquals(Set.of(200L), found);
    }

    @Test
    void aZombieLeadsToItsChildren() {
        all.removeIf(p -> p.pid() == 200);
        all.add(new ProcessInfo(new ProcessId(200, 200), 100, 100, 90, false, "zombie"));
        add(201, 200, 100, 90);

        assertMembers(PLAIN, true, 200, 201);
    }

    private Set<Long> known(ProcessId who) {
        return new TreeSet<>(Members.of(table(), PLAIN, true, NO_MARK, Set.of(who)).keySet());
    }

    private void assertMembers(Job job, boolean led, long... pids) {
        Set<Long> expected = new TreeSet<>();
        for (long pid : pids) {
            expected.add(pid);
        }
        Set<Long> found = Members.of(table(), job, led, NO_MARK, Set.of()).keySet();
        assertEquals(expected, new TreeSet<>(found));
    }

    /** Born at the time of its pid. */
    private void add(long pid, long parent, long group, long session) {
        all.add(new ProcessInfo(new ProcessId(pid, pid), parent, group, session, true, "p" + pid));
    }

    private ProcessTable table() {
        return new ProcessTable(all, 100);
    }

    private static Job job(boolean group, boolean session) {
        return new Job(new ProcessId(200, 200), group, session, Optional.empty(), 0);
    }
}
