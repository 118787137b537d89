package io.forkshop.app.course.experiments;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 4.4a: the channel is descriptor 3 of the worker, a socket, and the environment says so. */
final class ChannelDescriptor extends Measured {
    private static final int EXPECTED = 3;

    ChannelDescriptor(Texts texts) {
        super("4.4a", texts);
    }

    @Override
    public Question question() {
        return Question.count(say("question"));
    }

    @Override
    Report measure(Lab lab, List<Observation> seen) throws Exception {
        boolean held = true;
        String answer = "";
        for (String listing : lab.twins("echo")) {
            LabWorker worker = lab.fork(listing);
            worker.ask("are you there?"); // From here on everything it opens at start is open.
            String number = number(worker.pid()).orElse(say("none"));
            String kind = kind(worker.pid(), number);
            seen.add(Observation.of(say("saw.number", listing), number));
            seen.add(Observation.of(say("saw.kind", listing, number), kind));
            held &= number.equals(String.valueOf(EXPECTED)) && kind.startsWith("socket:");
            answer = answer.isEmpty() ? number : answer;
        }
        return report(answer, seen, held, say(held ? "because" : "otherwise"));
    }

    private static Optional<String> number(long pid) {
        return ProcFiles.startedWith(pid, "NODE_CHANNEL_FD");
    }

    private String kind(long pid, String number) {
        Map<Integer, String> open = ProcFiles.descriptors(pid);
        return open.entrySet().stream()
                .filter(e -> e.getKey().toString().equals(number))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(say("none"));
    }
}
