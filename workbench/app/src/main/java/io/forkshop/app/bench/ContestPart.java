package io.forkshop.app.bench;

import java.util.ArrayList;
import java.util.List;

/** What the contenders are measured by, task after task. */
record ContestPart(List<Task> tasks) implements Part {
    @Override
    public List<String> figures() {
        return tasks.stream()
                .flatMap(task -> task.rows().stream())
                .map(row -> row.target().map(Target::name).orElse(row.what()))
                .toList();
    }

    @Override
    public Findings measure(Settings settings, Scratch scratch) throws InterruptedException {
        if (Programs.node().isEmpty()) {
            return Findings.absent(figures(), Programs.NO_NODE);
        }
        List<Comparison> rows = new ArrayList<>();
        try (Contest contest = Contest.open(settings, scratch)) {
            for (Task task : tasks) {
                rows.addAll(contest.run(task));
            }
        }
        return Findings.of(rows);
    }
}
