package io.forkshop.app.load.models;

import io.forkshop.app.load.Chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two charts of a contest, by the name of their file. */
public final class Charts {
    private static final double LEAST = 0.01; // a logarithmic axis has no 0

    private Charts() {}

    /**
     * @param medians a trial for each model and number of clients
     */
    public static Map<String, Chart> of(Contest contest, List<Trial> medians) {
        int most = medians.stream().mapToInt(Trial::clients).max().orElse(0);
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("throughput", throughput(contest, medians));
        charts.put("latency", latency(contest, most, medians));
        return charts;
    }

    private static Chart throughput(Contest contest, List<Trial> medians) {
        List<Chart.Series> series = new ArrayList<>();
        for (Model model : contest.models()) {
            List<Trial> its = medians.stream().filter(t -> t.model() == model).toList();
            List<Chart.Point> measured = new ArrayList<>();
            List<Chart.Point> predicted = new ArrayList<>();
            for (Trial trial : its) {
                measured.add(point(trial.clients(), trial.load().rate()));
                predicted.add(point(trial.clients(), trial.predicted()));
            }
            series.add(new Chart.Series(model.word(), false, measured));
            series.add(new Chart.Series(model.word(), true, predicted));
        }
        String title = "Answers a second, job " + contest.job() + " (dashed: the formula)";
        return new Chart(title, "clients", "answers a second", true, series);
    }

    private static Chart latency(Contest contest, int clients, List<Trial> medians) {
        List<Chart.Series> series = new ArrayList<>();
        for (Trial trial : medians) {
            if (trial.clients() == clients && !trial.load().percentiles().isEmpty()) {
                List<Chart.Point> points = new ArrayList<>();
                trial.load()
                        .percentiles()
                        .forEach((percent, micros) -> points.add(point(percent, micros / 1e3)));
                series.add(new Chart.Series(trial.model().word(), false, points));
            }
        }
        String title = "How long answers take, job " + contest.job() + ", " + clients + " clients";
        return new Chart(title, "percent of the answers", "milliseconds", false, series);
    }

    private static Chart.Point point(double x, double y) {
        return new Chart.Point(x, Math.max(LEAST, y));
    }
}
