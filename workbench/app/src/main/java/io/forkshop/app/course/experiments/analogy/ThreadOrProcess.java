package io.forkshop.app.course.experiments.analogy;

import io.forkshop.app.course.lab.Lab;
import io.forkshop.app.course.lab.LabWorker;
import io.forkshop.app.course.lab.Measured;
import io.forkshop.app.course.lab.NotMeasured;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.ProcFiles;
import io.forkshop.app.course.lab.Question;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Texts;
import io.forkshop.runtime.process.Signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** C5.4: worker threads have one pid and one end; worker processes have each their own. */
final class ThreadOrProcess extends Measured {
    private static final int WORKERS = 3;

    ThreadOrProcess(Texts texts) {
        super("C5.4", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question", WORKERS));
    }

    @Override
    protected Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String kind : lab.hasNode() ? List.of(".java", ".js") : List.of(".java")) {
            LabWorker crew = lab.fork("crew" + kind);
            List<LabWorker> processes = processes(lab, "echo" + kind);
            Set<Long> pids = pids(crew);
            double together = ProcFiles.pssMegabytes(crew.pid());
            double apart = 0;
            for (LabWorker process : processes) {
                apart += ProcFiles.pssMegabytes(process.pid());
            }
            int threadsLeft = afterKill(crew);
            int processesLeft = afterKill(processes);
            seen.add(Observation.of(say("saw.pids", kind), pids.size() + " / " + WORKERS));
            seen.add(Observation.of(say("saw.together", kind), together, "MiB"));
            seen.add(Observation.of(say("saw.apart", kind), apart, "MiB"));
            seen.add(Observation.of(say("saw.left", kind), threadsLeft + " / " + processesLeft));
            held &= pids.equals(Set.of(crew.pid()));
            held &= threadsLeft == 0 && processesLeft == WORKERS - 1;
            answer = answer.isEmpty() ? String.valueOf(threadsLeft) : answer;
        }
        return report(answer, seen, held, halves(lab, say(held ? "because" : "otherwise")));
    }

    private static List<LabWorker> processes(Lab lab, String listing) throws InterruptedException {
        List<LabWorker> processes = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            processes.add(lab.fork(listing));
        }
        for (LabWorker process : processes) {
            process.ask("are you there?");
        }
        return processes;
    }

    /** The pids that the threads tell, each its own. */
    private Set<Long> pids(LabWorker crew) throws InterruptedException {
        crew.send("who?");
        Set<Long> pids = new TreeSet<>();
        for (int i = 0; i < WORKERS; i++) {
            Object told = crew.next();
            if (!(told instanceof Number pid)) {
                throw new NotMeasured(say("strange", told));
            }
            pids.add(pid.longValue());
        }
        return pids;
    }

    /** How many of the threads still answer when the process of one of them was killed. */
    private static int afterKill(LabWorker crew) throws InterruptedException {
        crew.kill(Signal.SIGKILL);
        crew.end();
        return crew.answers("who?") ? WORKERS : 0;
    }

    private static int afterKill(List<LabWorker> processes) throws InterruptedException {
        LabWorker killed = processes.get(1);
        killed.kill(Signal.SIGKILL);
        killed.end();
        int left = 0;
        for (LabWorker process : processes) {
            left += process.answers("are you there?") ? 1 : 0;
        }
        return left;
    }
}
