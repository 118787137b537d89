package io.forkshop.app.load.models;

import io.forkshop.app.inspect.Extra;
import io.forkshop.app.inspect.Kernel;
import io.forkshop.app.inspect.Measure;
import io.forkshop.app.inspect.ProcessFacts;
import io.forkshop.app.inspect.Subtree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a server and its children took while it was asked: the most that was seen of processes,
 * threads and memory, and the context switches of all that lived at a look.
 *
 * @param kib in RAM, shared pages counted for each process
 * @param switches voluntary and not, between the first look and the last; -1 where the machine does
 *     not tell
 */
public record Footprint(int processes, int threads, long kib, long switches) {

    /** Looks again and again, and remembers. */
    static final class Watcher {
        private final Kernel kernel = Kernel.here();
        private final Subtree tree;
        private final Map<Long, Long> first = new HashMap<>();
        private final Map<Long, Long> last = new HashMap<>();
        private int processes;
        private int threads;
        private long kib;
        private boolean begun;

        Watcher(long pid) {
            tree = Subtree.of(pid);
        }

        /** {@code counting}: whether answers are still counted, so that switches are, too. */
        void look(boolean counting) {
            List<ProcessFacts> all =
                    kernel.look(tree, List.of(), Set.of(Extra.SWITCHES)).processes();
            processes = Math.max(processes, all.size());
            threads = Math.max(threads, (int) sum(all, Measure.THREADS));
            kib = Math.max(kib, sum(all, Measure.RESIDENT));
            for (ProcessFacts process : all) {
                if (counting && process.measure(Measure.VOLUNTARY).isPresent()) {
                    long now = switches(process);
                    // Who is new since the first look has had all of them since.
                    first.putIfAbsent(process.pid(), begun ? 0 : now);
                    last.put(process.pid(), now);
                }
            }
            begun = true;
        }

        private static long switches(ProcessFacts process) {
            return process.measure(Measure.VOLUNTARY).orElse(0)
                    + process.measure(Measure.INVOLUNTARY).orElse(0);
        }

        private static long sum(List<ProcessFacts> all, Measure measure) {
            return all.stream().mapToLong(process -> process.measure(measure).orElse(0)).sum();
        }

        Footprint seen() {
            long switches = last.isEmpty() ? -1 : 0;
            for (Map.Entry<Long, Long> each : last.entrySet()) {
                // A thread that has ended takes its count along.
                switches += Math.max(0, each.getValue() - first.get(each.getKey()));
            }
            return new Footprint(processes, threads, kib, switches);
        }
    }
}
