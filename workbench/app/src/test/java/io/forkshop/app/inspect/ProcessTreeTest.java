package io.forkshop.app.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

class ProcessTreeTest {
    private static final List<ProcessRow> ROWS =
            List.of(row(1, 0), row(2, 1), row(3, 2), row(4, 1), row(9, 77), row(10, 9));

    @Test
    void everyChildHangsUnderItsParent() {
        assertEquals(
                List.of("1", "├─ 2", "│  └─ 3", "└─ 4"),
                drawn(new ProcessTree(ROWS, false).under(1)));
    }

    @Test
    void withoutUnicodeTheStrokesAreAscii() {
        assertEquals(
                List.of("1", "|- 2", "|  `- 3", "`- 4"),
                drawn(new ProcessTree(ROWS, true).under(1)));
    }

    @Test
    void aProcessWhoseParentIsNotThereIsReparented() {
        assertEquals(
                List.of(9L),
                new ProcessTree(ROWS, false).reparented(1).stream().map(ProcessRow::pid).toList());
    }

    @Test
    void rowsThatContradictEachOtherAreNotDrawnForEver() {
        var circle = List.of(row(1, 2), row(2, 1));
        assertEquals(List.of("1", "└─ 2"), drawn(new ProcessTree(circle, false).under(1)));
    }

    private static ProcessRow row(long pid, long parent) {
        return new ProcessRow(pid, parent, "S", 1, 1, "x");
    }

    private static List<String> drawn(List<ProcessTree.Branch> branches) {
        return branches.stream().map(b -> b.stroke() + b.row().pid()).toList();
    }
}
