package io.forkshop.app.command;

import io.forkshop.app.load.Chart;
import io.forkshop.app.load.LoadPlan;
import io.forkshop.app.load.models.Charts;
import io.forkshop.app.load.models.Comparing;
import io.forkshop.app.load.models.Contest;
import io.forkshop.app.load.models.Job;
import io.forkshop.app.load.models.Model;
import io.forkshop.app.load.models.WaitingRoom;
import io.forkshop.app.terminal.Console;
import io.forkshop.app.terminal.Text;
import io.forkshop.runtime.ForkshopException;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The serving models of section 1 under the same load. */
final class CompareCommand implements Command {
    private static final List<String> VALUED =
            List.of("--job", "-c", "-d", "--rounds", "--waiting", "--svg");
    private static final List<Model> WAITERS = List.of(Model.GOLD, Model.VIRTUAL);
    private static final int MOST_CLIENTS = 2_000;

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String synopsis() {
        return "compare [MODEL…] [--job wait=20|cpu=5] [-c 1,8,64] [-d 1s] [--svg DIR] [--json]";
    }

    @Override
    public String summary() {
        return "the serving models under one load";
    }

    @Override
    public List<String> details() {
        return List.of(
                "Runs the servers of section 1 and asks one after another by ever more clients;",
                "beside what was measured stands what the formula says, and where and how each",
                "gives way. Without MODEL all of them:",
                "  " + String.join(", ", Model.words()),
                "  --job J       wait=20: each request waits 20 ms, as for a disk (usual);",
                "                cpu=5: it computes for about 5 ms",
                "  -c 1,8,64     how many clients, one load after another",
                "  -d 1s         how long each load is",
                "  --rounds N    everything N times in turn; shown is the median (1)",
                "  --fresh       each request over a connection of its own",
                "  --svg DIR     writes throughput.svg and latency.svg there, and beside each",
                "                its numbers as .csv",
                "  --waiting N   instead: N clients that only wait, and what each of them costs",
                "                the server in memory (gold and virtual, if no model is named)",
                "Columns: ans/s answers a second, formula the same by the formula, proc",
                "processes, thr threads of the system, RSS memory of all of them, sw/ans",
                "context switches an answer. Ctrl-C ends it and shows what was measured.",
                "Example: compare stone silver gold --job cpu=5 -c 1,4");
    }

    @Override
    public List<Candidates> candidates() {
        return List.of(Candidates.MODEL);
    }

    @Override
    public Outcome run(Arguments arguments, Session session) throws InterruptedException {
        List<String> words = new ArrayList<>(arguments.words());
        boolean json = words.remove(JsonText.FLAG);
        boolean fresh = words.remove("--fresh");
        Given given = Given.of(words, VALUED);
        if (!given.mistake().isEmpty()) {
            return Outcome.usage(given.mistake() + " For example: compare stone gold -c 1,8");
        }
        for (String word : given.plain()) {
            if (Model.named(word).isEmpty()) {
                String hint = Spelling.hint(word, Model.words());
                String all = String.join(", ", Model.words());
                return Outcome.usage(
                        "There is no model '" + word + "'." + hint + " Models: " + all);
            }
        }
        List<Model> models =
                given.plain().stream().distinct().map(w -> Model.named(w).orElseThrow()).toList();
        if (given.value("--waiting").isPresent()) {
            return waiting(given.value("--waiting").get(), models, session);
        }
        Optional<Job> job = Job.of(given.value("--job").orElse("wait=20"));
        Optional<List<Integer>> clients = clients(given.value("-c").orElse("1,8,64"));
        Optional<Integer> rounds = Given.number(given.value("--rounds").orElse("1"), 1, 20);
        if (job.isEmpty() || clients.isEmpty() || rounds.isEmpty()) {
            return Outcome.usage(
                    "compare takes --job wait=20 or cpu=5, -c 1,8,64 (at most %d), --rounds 1 to 20."
                            .formatted(MOST_CLIENTS));
        }
        Contest contest =
                new Contest(
                        runnable(models.isEmpty() ? List.of(Model.values()) : models, session),
                        job.get(),
                        clients.get(),
                        fresh,
                        LoadCommand.time(given, "-d", "1s"),
                        rounds.get());
        Optional<Path> plots = given.value("--svg").map(Folders::named);
        return compare(contest, json, plots, session);
    }

    private static Optional<List<Integer>> clients(String typed) {
        List<Optional<Integer>> numbers =
                Arrays.stream(typed.split(","))
                        .map(word -> Given.number(word, 1, MOST_CLIENTS))
                        .toList();
        boolean good = !numbers.isEmpty() && numbers.stream().allMatch(Optional::isPresent);
        return good
                ? Optional.of(numbers.stream().map(Optional::get).distinct().sorted().toList())
                : Optional.empty();
    }

    /** Without node its models are left out, which is said. */
    private static List<Model> runnable(List<Model> models, Session session) {
        if (hasNode() || models.stream().noneMatch(Model::needsNode)) {
            return models;
        }
        session.console().error("node is not installed; gold.js and cores.js are left out.");
        List<Model> left = models.stream().filter(model -> !model.needsNode()).toList();
        if (left.isEmpty()) {
            throw new ForkshopException("ENOENT", "Nothing is left to compare.");
        }
        return left;
    }

    private static boolean hasNode() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }

    private static Path servers() {
        return Folders.chapters().resolve("1-models");
    }

    private static Outcome compare(
            Contest contest, boolean json, Optional<Path> plots, Session session)
            throws InterruptedException {
        Console console = session.console();
        if (!json) {
            String kept = contest.fresh() ? "a fresh connection each" : "kept connections";
            say(
                    "%d models, job %s, %s; about %d s."
                            .formatted(
                                    contest.models().size(),
                                    contest.job(),
                                    kept,
                                    contest.seconds()),
                    console);
        }
        try (Comparing comparing = new Comparing(contest, servers(), session.world())) {
            Outcome outcome = Outcome.OK;
            try {
                comparing.run(console.interactive() && !json ? console::error : step -> {});
            } catch (InterruptedException e) {
                outcome =
                        new Outcome.Failed(
                                Outcome.INTERRUPTED,
                                "Stopped; this is what was measured until then.");
            }
            if (json) {
                JsonText.print(CompareText.json(contest, comparing.trials()), console);
            } else if (!comparing.trials().isEmpty()) {
                CompareText.of(contest, comparing.trials(), console.width(), console.style())
                        .forEach(console::print);
            }
            if (plots.isPresent() && outcome == Outcome.OK) {
                write(
                        Charts.of(contest, CompareText.medians(contest, comparing.trials())),
                        plots.get(),
                        comparing,
                        console);
            }
            return outcome;
        }
    }

    private static void write(
            Map<String, Chart> charts, Path folder, Comparing comparing, Console console)
            throws InterruptedException {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, Chart> each : charts.entrySet()) {
                Path file = folder.resolve(each.getKey() + ".svg");
                Files.writeString(file, comparing.draw(each.getValue()));
                Files.writeString(folder.resolve(each.getKey() + ".csv"), each.getValue().csv());
                console.error("Wrote " + file + " and its numbers, .csv.");
            }
        } catch (IOException e) {
            throw new ForkshopException(
                    "EIO", "The plots could not be written to " + folder + ": " + e + ".");
        }
    }

    private static Outcome waiting(String typed, List<Model> models, Session session)
            throws InterruptedException {
        Optional<Integer> clients = Given.number(typed, 1, LoadPlan.MOST_CONNECTIONS);
        if (clients.isEmpty()) {
            return Outcome.usage("--waiting takes 1 to " + LoadPlan.MOST_CONNECTIONS + " clients.");
        }
        Optional<String> obstacle = WaitingRoom.obstacle(clients.get());
        if (obstacle.isPresent()) {
            return Outcome.failed(obstacle.get());
        }
        Console console = session.console();
        List<WaitingRoom.Cost> costs = new ArrayList<>();
        for (Model model : runnable(models.isEmpty() ? WAITERS : models, session)) {
            say(model.word() + ": " + clients.get() + " clients come and wait …", console);
            costs.add(WaitingRoom.measure(model, clients.get(), servers(), session.world()));
        }
        CompareText.waiting(costs, console.width(), console.style()).forEach(console::print);
        return Outcome.OK;
    }

    private static void say(String sentence, Console console) {
        Text.of(sentence).wrap(console.width()).forEach(console::print);
    }
}
