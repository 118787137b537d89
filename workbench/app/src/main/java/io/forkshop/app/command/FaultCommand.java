package io.forkshop.app.command;

import io.forkshop.app.fault.Check;
import io.forkshop.app.fault.Fault;
import io.forkshop.app.fault.Finding;
import io.forkshop.app.fault.Scene;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;
import io.forkshop.app.world.LiveCluster;

import java.util.List;

/** Does a worker harm: says what should follow, and afterwards whether it did. */
final class FaultCommand implements Command {
    @Override
    public String name() {
        return "fault";
    }

    @Override
    public String synopsis() {
        return "fault kill|hang|leak|slow|crashloop [NAME]";
    }

    @Override
    public String summary() {
        return "break one on purpose";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Says first what should follow, does it to the worker NAME of the cluster (or",
                "any), waits, and says then whether it did, with the evidence. Requests are",
                "made meanwhile. Ctrl-C stops waiting; what was done stays done.",
                "kill       SIGKILL",
                "hang       it waits for ever, alive",
                "leak       it keeps all memory that it can get",
                "slow       it answers half a second late, from now on",
                "crashloop  each worker of that slot crashes as soon as it listens",
                "All but kill are messages, {\"fault\":\"hang\"}, which web.java and web.js obey.",
                "The exit code is 1 when it did not come as claimed.",
                "Example: fault kill c1");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.FAULT, Candidates.SLOT, Candidates.NOTHING);
    }

    @Override
    public Moves moves() {
        return Moves.PROCESSES;
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws InterruptedException {
        List<String> words = arguments.words();
        if (words.isEmpty() || words.size() > 2) {
            return Outcome.usage("fault needs a kind and perhaps a slot: fault kill c1");
        }
        String kind = words.getFirst();
        if (!Fault.names().contains(kind)) {
            return Outcome.usage(
                    "There is no fault '"
                            + kind
                            + "'."
                            + Spelling.hint(kind, Fault.names())
                            + " There are "
                            + String.join(", ", Fault.names())
                            + ".");
        }
        LiveCluster cluster = ClusterCommand.existing(session);
        String slot = new ClusterChange(cluster, session).pick(words.subList(1, words.size()));
        return happen(Fault.of(kind), cluster, slot, session.console());
    }

    private static Outcome happen(Fault fault, LiveCluster cluster, String slot, Console console)
            throws InterruptedException {
        try (Scene scene = Scene.of(cluster, slot, line -> line.lines().forEach(console::print))) {
            wrapped(Text.of("Claim: ", Tone.STRONG).append(fault.claim(scene)), console);
            return told(fault.happen(scene), console);
        }
    }

    static Outcome told(Finding finding, Console console) {
        for (Check check : finding.checks()) {
            Text label = Text.of(check.held() ? "  yes  " : "  NO   ", tone(check.held()));
            Text.of(check.seen())
                    .wrap(console.width(), label, Text.of(" ".repeat(7)))
                    .forEach(console::print);
        }
        if (!finding.seen()) {
            return Outcome.failed("Not seen: " + finding.remark());
        }
        String verdict = finding.holds() ? "As claimed." : "Not as claimed.";
        wrapped(Text.of(verdict, tone(finding.holds())).append(" " + finding.remark()), console);
        return finding.holds() ? Outcome.OK : Outcome.failed("");
    }

    private static Tone tone(boolean good) {
        return good ? Tone.GOOD : Tone.BAD;
    }

    private static void wrapped(Text text, Console console) {
        text.wrap(console.width()).forEach(console::print);
    }
}
