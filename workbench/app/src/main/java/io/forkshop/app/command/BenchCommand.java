package io.forkshop.app.command;

import io.forkshop.app.bench.Bench;
import io.forkshop.app.bench.Benches;
import io.forkshop.app.bench.Findings;
import io.forkshop.app.bench.Machine;
import io.forkshop.app.bench.Settings;
import io.forkshop.app.terminal.Console;

import java.util.List;
import java.util.Optional;

/** Measures this machine: us against our rivals. */
final class BenchCommand implements Command {
    private static final String ROUNDS = "--rounds";
    private static final String QUICK = "--quick";

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String synopsis() {
        return "bench [NAME] [--rounds N] [--quick]";
    }

    @Override
    public String summary() {
        return "measure Forkshop against node, jshell and C";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Without NAME: lists the benchmarks. 'bench start' takes about a minute:",
                "  prompt-vs-node    from exec to the first prompt, each on its own terminal",
                "  prompt-vs-jshell  the same, against the jshell of our own JDK",
                "  fork-smallest     from fork to first message, under warm parents: a JVM",
                "                    worker that only sends, over Node's hello.js",
                "  fork-learner      the same with the book's hello.java, compiled before",
                "  pss-of-four       memory of hello.java over hello.js, four of each alive",
                "'bench process' takes about two minutes: the library beside node's and beside",
                "a C program without runtime and JSON, where there is gcc. Spawn to exit of",
                "true, fork to first message, messages to, from and to and fro, 1,000",
                "children. The rows tap-... compare messages with the journal of 'messages'",
                "and without.",
                "'bench cluster' takes about seven minutes: requests a second and p99 (ms) of",
                "web servers, under wrk where it is installed, else under a client of ours:",
                "round robin (rr) and shared, 1 and 2 workers and one process alone;",
                "connections that are kept and fresh ones; and the speed-up by a second",
                "worker, /work being some milliseconds of computing. 'CPU us' is what a",
                "request cost all processes of the server; 'client full', that the client was",
                "the limit: no server could have answered more.",
                "'bench cluster-faults' takes about nine minutes, --quick about three: workers",
                "killed, stopped and reloaded under load, versions and workers that do not",
                "work, the primary killed, a port taken; it counts what became of each",
                "request, ours beside node's and PM2's, if it is installed, which makes it",
                "longer.",
                "All are measured in turn, round after round. A table shows the medians; then",
                "comes one line per figure:",
                "  ratio NAME VALUE target <= LIMIT",
                "Measure on a quiet machine: the first line tells the load before the run.",
                "A figure without its rival (no node, say) is named, and not counted as missed.",
                "  --rounds N   at most N rounds of each kind; the clock ends them, too",
                "  --quick      one short round, cold: shows that it works, not how fast it is",
                "Exit code: 0 all targets met, 1 a target missed or something failed, 2 wrong",
                "usage.",
                "Example: bench start --rounds 5");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.BENCH, Candidates.NOTHING);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws InterruptedException {
        List<String> names = arguments.positionals(ROUNDS);
        if (names.isEmpty()) {
            Benches.all().forEach(each -> session.console().print(line(each)));
            return Outcome.OK;
        }
        if (names.size() > 1) {
            return Outcome.usage("bench takes one name: bench start --rounds 5");
        }
        String name = names.getFirst();
        Optional<Bench> bench = Benches.find(name);
        if (bench.isEmpty()) {
            String hint = Spelling.hint(name, Benches.names());
            return Outcome.usage(
                    "There is no benchmark '" + name + "'." + hint + " 'bench' lists them.");
        }
        Optional<Integer> rounds = rounds(arguments);
        return rounds.isEmpty()
                ? Outcome.usage("--rounds takes a number from 1: bench start --rounds 5")
                : run(bench.get(), settings(rounds.get(), arguments, session), session.console());
    }

    private static String line(Bench bench) {
        return "bench " + bench.name() + "   " + bench.summary();
    }

    /** Empty when what was given is no number of rounds. */
    private static Optional<Integer> rounds(Arguments arguments) {
        Optional<String> typed = arguments.option(ROUNDS);
        if (typed.isEmpty()) {
            return arguments.flag(ROUNDS)
                    ? Optional.empty()
                    : Optional.of(Settings.AS_MANY_AS_TIME_ALLOWS);
        }
        return typed.filter(text -> text.matches("[1-9][0-9]{0,3}")).map(Integer::valueOf);
    }

    private static Settings settings(int rounds, Arguments arguments, Session session) {
        boolean quick = arguments.flag(QUICK);
        return new Settings(Folders.home(), quick ? 1 : rounds, quick, session.console()::error);
    }

    private static Outcome run(Bench bench, Settings settings, Console console)
            throws InterruptedException {
        String machine = Machine.describe();
        Findings found = bench.run(settings);
        console.print(machine);
        BenchTables.of(found)
                .forEach(
                        table ->
                                table.render(console.width(), console.style())
                                        .forEach(console::print));
        found.absent().forEach(console::print);
        found.figures().forEach(figure -> console.print(figure.line()));
        return verdict(found);
    }

    private static Outcome verdict(Findings found) {
        if (found.good()) {
            return Outcome.OK;
        }
        String missed = String.join(", ", found.missed());
        String sentence = missed.isEmpty() ? "" : "Not met: " + missed + ".";
        String broken = String.join("; ", found.broken());
        return Outcome.failed((sentence + " " + broken).strip());
    }
}
