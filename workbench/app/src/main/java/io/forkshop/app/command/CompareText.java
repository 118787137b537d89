package io.forkshop.app.command;

import io.forkshop.app.command.plot.Bars;
import io.forkshop.app.load.LoadResult;
import io.forkshop.app.load.Outcome;
import io.forkshop.app.load.models.Contest;
import io.forkshop.app.load.models.Footprint;
import io.forkshop.app.load.models.Knee;
import io.forkshop.app.load.models.Model;
import io.forkshop.app.load.models.Trial;
import io.forkshop.app.load.models.WaitingRoom;
import io.forkshop.app.terminal.Style;
import io.forkshop.app.terminal.Table;
import io.forkshop.app.terminal.Text;
import io.forkshop.app.terminal.Tone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison in words: a table, two plots, and where each model gives way. */
final class CompareText {
    private CompareText() {}

    static List<Text> of(Contest contest, List<Trial> trials, int width, Style style) {
        List<Trial> medians = medians(contest, trials);
        List<Text> lines = new ArrayList<>(table(medians).render(width, style));
        List<Integer> numbers = medians.stream().map(Trial::clients).distinct().sorted().toList();
        for (int clients : numbers) {
            heading("Answers a second, " + clients(clients) + ":", lines);
            lines.addAll(Bars.of(rates(at(medians, clients)), width, style));
        }
        int most = numbers.getLast();
        heading("How long an answer takes, " + clients(most) + ":", lines);
        lines.addAll(Bars.of(times(at(medians, most)), width, style));
        heading("Where each gives way:", lines);
        for (Model model : contest.models()) {
            List<Trial> its = medians.stream().filter(trial -> trial.model() == model).toList();
            if (!its.isEmpty()) {
                String formula = " Formula: " + model.formula(contest.job()) + ".";
                Text name = Text.of(model.word() + "  ", Tone.NAME);
                Text indent = Text.of("  ");
                lines.addAll(Text.of(Knee.of(its) + formula).wrap(width, name, indent));
            }
        }
        return lines;
    }

    static List<Trial> medians(Contest contest, List<Trial> trials) {
        return contest.models().stream()
                .flatMap(model -> Knee.medians(trials, model).stream())
                .sorted((a, b) -> Integer.compare(a.clients(), b.clients()))
                .toList();
    }

    private static List<Trial> at(List<Trial> trials, int clients) {
        return trials.stream().filter(trial -> trial.clients() == clients).toList();
    }

    private static String clients(int number) {
        return number == 1 ? "1 client" : number + " clients";
    }

    private static void heading(String words, List<Text> lines) {
        lines.add(Text.empty());
        lines.add(Text.of(words, Tone.STRONG));
    }

    private static Table table(List<Trial> trials) {
        Table table =
                Table.of(
                                "model", "clients", "ans/s", "formula", "p50 ms", "p99 ms",
                                "failed", "proc", "thr", "RSS", "sw/ans")
                        .right(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
                        .tight();
        for (Trial trial : trials) {
            LoadResult load = trial.load();
            Footprint print = trial.footprint();
            table.row(
                    trial.model().word(),
                    trial.clients(),
                    LoadText.number(load.rate()),
                    LoadText.number(trial.predicted()),
                    LoadText.millis(load.millis(50)),
                    LoadText.millis(load.millis(99)),
                    load.failed(),
                    print.processes(),
                    print.threads(),
                    print.kib() / 1024 + "M",
                    LoadText.millis(switchesPerAnswer(trial)));
        }
        return table;
    }

    private static double switchesPerAnswer(Trial trial) {
        long switches = trial.footprint().switches();
        long answers = trial.load().inTime();
        return switches < 0 || answers == 0 ? Double.NaN : (double) switches / answers;
    }

    private static List<Bars.Row> rates(List<Trial> trials) {
        return trials.stream()
                .map(
                        trial ->
                                new Bars.Row(
                                        trial.model().word(),
                                        trial.load().rate(),
                                        LoadText.number(trial.load().rate())
                                                + " of "
                                                + LoadText.number(trial.predicted())))
                .toList();
    }

    private static List<Bars.Row> times(List<Trial> trials) {
        List<Bars.Row> rows = new ArrayList<>();
        for (Trial trial : trials) {
            for (double percent : new double[] {50, 99}) {
                double millis = trial.load().millis(percent);
                String name = percent == 50 ? trial.model().word() + " p50" : "p99";
                rows.add(new Bars.Row(name, millis, LoadText.millis(millis) + " ms"));
            }
        }
        return rows;
    }

    static List<Text> waiting(List<WaitingRoom.Cost> costs, int width, Style style) {
        Table table =
                Table.of("model", "waiting", "RSS before", "RSS then", "KiB each", "threads")
                        .right(1, 2, 3, 4, 5);
        List<Text> remarks = new ArrayList<>();
        for (WaitingRoom.Cost cost : costs) {
            table.row(
                    cost.model().word(),
                    cost.clients(),
                    cost.before() / 1024 + "M",
                    cost.after() / 1024 + "M",
                    LoadText.millis(cost.kibEach()),
                    cost.threads());
            if (!cost.why().isEmpty()) {
                String sentence = cost.model().word() + ": no more than these; " + cost.why() + ".";
                remarks.addAll(Text.of(sentence, Tone.WARNING).wrap(width));
            }
        }
        List<Text> lines = new ArrayList<>(table.render(width, style));
        lines.addAll(remarks);
        return lines;
    }

    static Map<String, Object> json(Contest contest, List<Trial> trials) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("job", contest.job().toString());
        json.put("seconds", contest.time().toMillis() / 1000.0);
        json.put("fresh", contest.fresh());
        json.put("cores", Runtime.getRuntime().availableProcessors());
        json.put("trials", trials.stream().map(CompareText::json).toList());
        Map<String, Object> knees = new LinkedHashMap<>();
        for (Model model : contest.models()) {
            List<Trial> its = Knee.medians(trials, model);
            knees.put(model.word(), its.isEmpty() ? null : Knee.of(its));
        }
        json.put("knees", knees);
        return json;
    }

    private static Map<String, Object> json(Trial trial) {
        LoadResult load = trial.load();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", trial.model().word());
        json.put("clients", trial.clients());
        json.put("answersPerSecond", known(load.rate()));
        json.put("predictedPerSecond", known(trial.predicted()));
        json.put("p50Millis", known(load.millis(50)));
        json.put("p99Millis", known(load.millis(99)));
        Map<String, Object> outcomes = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome.name().toLowerCase(Locale.ROOT), load.count(outcome));
        }
        json.put("outcomes", outcomes);
        json.put("processes", trial.footprint().processes());
        json.put("threads", trial.footprint().threads());
        json.put("rssKib", trial.footprint().kib());
        json.put("switchesPerAnswer", known(switchesPerAnswer(trial)));
        json.put("ending", trial.ending().isEmpty() ? null : trial.ending());
        return json;
    }

    private static Object known(double value) {
        return Double.isNaN(value) ? null : Math.round(value * 100) / 100.0;
    }
}
