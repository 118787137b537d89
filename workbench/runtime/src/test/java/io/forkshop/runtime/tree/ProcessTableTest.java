package io.forkshop.runtime.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How processes are read. */
class ProcessTableTest {
    @Test
    void aNameMayHoldAnything() {
        ProcessInfo p = ProcFs.parse(7, stat("a) R 1 (b", "S", 1));

        assertEquals("a) R 1 (b", p.command());
        assertEquals(new ProcessId(7, 4711), p.id());
        assertEquals(List.of(1L, 2L, 3L), List.of(p.parent(), p.group(), p.session()));
        assertTrue(p.alive());
    }

    @Test
    void aZombieIsDeadUnlessItsOtherThreadsRun() {
        assertFalse(ProcFs.parse(7, stat("x", "Z", 1)).alive());
        assertTrue(ProcFs.parse(7, stat("x", "Z", 2)).alive());
        assertFalse(ProcFs.parse(7, stat("x", "X", 0)).alive());
    }

    @Test
    void weAreInTheTableAndItsParentsAreOurs() {
        ProcessHandle self = ProcessHandle.current();
        ProcessTable table = ProcessTable.now();

        assertEquals(self.parent().orElseThrow().pid(), table.get(self.pid()).parent());
        assertTrue(table.selfAndAncestors().containsAll(Set.of(1L, self.pid())));
    }

    /** The way of other systems; here it must find the same processes. */
    @Test
    void withoutProcJavaKnowsParentsToo() {
        long self = ProcessHandle.current().pid();
        Set<Long> pids = Handles.all().stream().map(ProcessInfo::pid).collect(Collectors.toSet());

        assertTrue(pids.contains(self));
        assertEquals(
                ProcFs.read(self).orElseThrow().parent(), Handles.of(self).orElseThrow().parent());
    }

    private static String stat(String name, String state, int threads) {
        return "7 ("
                + name
                + ") "
                + state
                + " 1 2 3 0 -1 0 0 0 0 0 1 2 0 0 20 0 "
                + threads
                + " 0 4711 0";
    }
}
