package io.forkshop.app.course.experiments.fork;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** C2.1: every worker is a process of its own, and the one that forked it is its parent. */
final class ParentOfBoth extends Measured {
    ParentOfBoth(Texts texts) {
        super("C2.1", texts);
    }

    @Override
    public Question question() {
        return choice("first", "workbench", "system");
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        LabWorker first = lab.fork("parents.java");
        LabWorker second = lab.fork("parents.java");
        boolean agree = agrees(first) & agrees(second);
        long here = ProcessHandle.current().pid();
        long parent = parentOf(second.pid());
        seen.add(Observation.of(say("saw.here"), here));
        seen.add(Observation.of(say("saw.first"), first.pid() + " / " + parentOf(first.pid())));
        seen.add(Observation.of(say("saw.second"), second.pid() + " / " + parent));
        seen.add(Observation.of(say("saw.agree"), say(agree ? "yes" : "no")));
        int pids = Set.of(here, first.pid()).contains(second.pid()) ? 2 : 3;
        boolean held = agree && pids == 3 && parent == here && parentOf(first.pid()) == here;
        String because = held ? say("because", pids) : say("otherwise");
        return report(name(parent, here, first.pid()), seen, held, because);
    }

    /** Whether the worker says of itself what the system says of it. */
    private static boolean agrees(LabWorker worker) throws InterruptedException {
        return worker.next() instanceof Map<?, ?> said
                && said.get("pid") instanceof Number pid
                && said.get("parent") instanceof Number parent
                && pid.longValue() == worker.pid()
                && parent.longValue() == parentOf(worker.pid());
    }

    private String name(long parent, long here, long first) {
        if (parent == here) {
            return say("workbench");
        }
        return parent == first ? say("first") : say("system");
    }

    private static long parentOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .orElseThrow(
                        () -> new NotMeasured("The system does not tell the parent of " + pid));
    }
}
