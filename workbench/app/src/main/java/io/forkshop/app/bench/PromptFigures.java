package io.forkshop.app.bench;

import io.forkshop.app.bench.Rounds.Subject;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From exec to the first prompt: ours against node's and jshell's. */
final class PromptFigures implements Part {
    private static final String AGAINST_NODE = "prompt-vs-node";
    private static final String AGAINST_JSHELL = "prompt-vs-jshell";

    /** The place and, when there are any, the live processes: {@code 2.1 [2 alive]>}. */
    static final String FORKSHOP_PROMPT =
            System.getProperty("forkshop.bench.prompt", "[0-9]+\\.[0-9a-z]+( \\[[^\\]]*\\])?>");

    private static final Duration BUDGET = Duration.ofSeconds(35);
    private static final int MOST = 15;

    @Override
    public List<String> figures() {
        return List.of(AGAINST_NODE, AGAINST_JSHELL);
    }

    @Override
    public Findings measure(Settings settings, Scratch scratch) throws InterruptedException {
        if (!Programs.runs(settings.launcher())) {
            return Findings.absent(figures(), "there is no launcher " + settings.launcher());
        }
        List<Subject> subjects = new ArrayList<>();
        subjects.add(subject(forkshop(settings, scratch)));
        Programs.node().ifPresent(path -> subjects.add(subject(node(path, scratch))));
        Programs.jshell().ifPresent(path -> subjects.add(subject(jshell(path, scratch))));
        int most = Math.min(MOST, settings.rounds());
        Rounds rounds = new Rounds("exec to prompt", "ms", most, BUDGET, settings.progress());
        return judge(rounds.run(1, subjects));
    }

    private static Subject subject(PromptProbe probe) {
        return new Subject(probe.name(), probe::firstPrompt);
    }

    /** With a state folder of its own each time: a first start, which has nothing to resume. */
    static PromptProbe forkshop(Settings settings, Scratch scratch) {
        List<String> command = List.of(settings.launcher().toString());
        return new PromptProbe(
                "forkshop",
                command,
                FORKSHOP_PROMPT,
                "quit\r",
                () -> with("XDG_STATE_HOME", scratch.emptyFolder("state").toString()),
                scratch);
    }

    private static PromptProbe node(Path program, Scratch scratch) {
        List<String> command = List.of(program.toString());
        // An empty name keeps node from writing a history file.
        return new PromptProbe(
                "node", command, ">", ".exit\r", () -> with("NODE_REPL_HISTORY", ""), scratch);
    }

    static PromptProbe jshell(Path program, Scratch scratch) {
        // Its history is kept among the user's preferences: give it others.
        String preferences = "-J-Djava.util.prefs.userRoot=" + scratch.emptyFolder("jshell");
        List<String> command = List.of(program.toString(), preferences);
        return new PromptProbe(
                "jshell", command, "jshell>", "/exit\r", Surroundings::ofTerminal, scratch);
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> environment = Surroundings.ofTerminal();
        environment.put(name, value);
        return environment;
    }

    private static Findings judge(List<Samples> samples) {
        Findings findings = Findings.of(samples, List.of());
        return findings.and(against("node", AGAINST_NODE, 2, samples, Programs.NO_NODE))
                .and(against("jshell", AGAINST_JSHELL, 0.15, samples, Programs.NO_JSHELL));
    }

    private static Findings against(
            String rival, String figure, double limit, List<Samples> samples, String whyNot) {
        Samples ours = samples.getFirst();
        return samples.stream()
                .filter(each -> each.subject().equals(rival))
                .map(each -> Figure.atMost(limit, figure, ours.over(each)))
                .map(found -> Findings.of(List.of(), List.of(found)))
                .findFirst()
                .orElseGet(() -> Findings.absent(List.of(figure), whyNot));
    }
}
