package io.forkshop.app.load.models;

import io.forkshop.app.load.Outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Where a model gives way as clients are added, and how. */
public final class Knee {
    private static final double FEW = 0.01;
    private static final double ENOUGH = 0.5;

    private Knee() {}

    /** For each number of clients one trial: of several rounds the one with the median rate. */
    public static List<Trial> medians(List<Trial> trials, Model model) {
        List<Trial> chosen = new ArrayList<>();
        trials.stream()
                .filter(trial -> trial.model() == model)
                .map(Trial::clients)
                .distinct()
                .sorted()
                .forEach(clients -> chosen.add(median(trials, model, clients)));
        return chosen;
    }

    private static Trial median(List<Trial> trials, Model model, int clients) {
        List<Trial> rounds =
                trials.stream()
                        .filter(trial -> trial.model() == model && trial.clients() == clients)
                        .sorted(Comparator.comparingDouble(trial -> trial.load().rate()))
                        .toList();
        return rounds.get(rounds.size() / 2);
    }

    /**
     * @param trials of one model, with ever more clients
     */
    public static String of(List<Trial> trials) {
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            if (!trial.ending().isEmpty()) {
                return "dies of " + trial.clients() + " clients: it " + trial.ending() + ".";
            }
            if (trial.failedShare() > FEW) {
                return broken(trial);
            }
            if (i > 0 && isFull(trials.get(i - 1), trial)) {
                return full(trials.get(i - 1), trial);
            }
        }
        int most = trials.getLast().clients();
        return trials.size() == 1
                ? "answers all at " + most + " clients; more than one number would show a knee."
                : "no knee up to " + most + " clients.";
    }

    /** Less than half of what the clients have grown by. */
    private static boolean isFull(Trial before, Trial after) {
        return growth(before, after) < ENOUGH * after.clients() / before.clients();
    }

    private static double growth(Trial before, Trial after) {
        return after.load().rate() / Math.max(0.001, before.load().rate());
    }

    private static String full(Trial before, Trial after) {
        return String.format(
                Locale.ROOT,
                "full between %d and %d clients: %.1f times the clients, %.1f times the answers;"
                        + " p50 %.0f ms, then %.0f.",
                before.clients(),
                after.clients(),
                (double) after.clients() / before.clients(),
                growth(before, after),
                before.load().millis(50),
                after.load().millis(50));
    }

    private static String broken(Trial trial) {
        Outcome worst = trial.worst();
        String remark = trial.load().remarks().getOrDefault(worst, "");
        String why = remark.isEmpty() ? "" : " (" + remark + ")";
        return String.format(
                Locale.ROOT,
                "breaks at %d clients: %d of %d requests failed, most %s%s.",
                trial.clients(),
                trial.load().failed(),
                trial.load().all(),
                worst.words(),
                why);
    }
}
