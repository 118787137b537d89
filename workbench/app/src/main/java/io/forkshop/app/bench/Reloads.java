package io.forkshop.app.bench;

import io.forkshop.app.bench.Fleet.Plan;
import io.forkshop.app.bench.Procedure.Rivals;
import io.forkshop.app.bench.Procedure.Starter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** REL-3 and REL-4: new versions, good ones and bad ones, while clients come. */
final class Reloads {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int PER_SECOND = 300;

    private Reloads() {}

    static Procedure fresh() {
        return new Procedure(
                "REL-3 rolling reloads, fresh connections",
                Rivals.NODE_AND_PM2,
                (starter, settings, scratch) -> good(starter, settings, false));
    }

    static Procedure kept() {
        return new Procedure(
                "REL-3 rolling reloads, kept connections",
                Rivals.NODE_AND_PM2,
                (starter, settings, scratch) -> good(starter, settings, true));
    }

    private static Trial good(Starter starter, Settings settings, boolean kept)
            throws InterruptedException {
        int reloads = settings.quick() ? 1 : 12;
        try (Fleet fleet = starter.start(Plan.FOUR)) {
            Asker asker = new Asker(fleet.port(4, 0), PATIENCE);
            List<Long> before = fleet.pids();
            if (kept) {
                keptLoad(asker, () -> reload(fleet, reloads));
            } else {
                freshLoad(asker, reloads, () -> reload(fleet, reloads));
            }
            fleet.port(4, 0);
            boolean others = fleet.pids().stream().noneMatch(before::contains);
            Tally tally = asker.tally();
            String note =
                    String.format(
                            Locale.ROOT,
                            "%d reloads, p99 %.0f ms%s",
                            reloads,
                            tally.p99(),
                            others ? "" : ", and the old workers are still there");
            String name = "REL-3 reloads, " + (kept ? "kept" : "fresh");
            return Trial.of(name, fleet, Trial.told(tally), note, tally.failed() == 0 && others);
        }
    }

    private static void reload(Fleet fleet, int reloads) throws InterruptedException {
        for (int i = 0; i < reloads; i++) {
            fleet.ask("reload", List.of());
        }
    }

    private static void keptLoad(Asker asker, Beside.Task task) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Beside clients = Beside.run("asks", () -> asker.kept(16, over));
        try {
            task.run();
        } finally {
            over.countDown();
        }
        clients.await();
    }

    private static void freshLoad(Asker asker, int reloads, Beside.Task task)
            throws InterruptedException {
        Beside reloading = Beside.run("reloads", task);
        asker.openLoop(PER_SECOND, Duration.ofSeconds(2L + 2L * reloads));
        reloading.await();
    }

    /** Three bad versions, one after the other. Node's cluster has no reload to roll back. */
    static Procedure bad() {
        return new Procedure(
                "REL-4 versions that do not work",
                Rivals.NONE,
                (starter, settings, scratch) -> bad(starter, settings));
    }

    private static Trial bad(Starter starter, Settings settings) throws InterruptedException {
        Duration ready = Duration.ofSeconds(settings.quick() ? 2 : 30);
        try (Fleet fleet = starter.start(Plan.FOUR.ready(ready))) {
            Asker asker = new Asker(fleet.port(4, 0), PATIENCE);
            List<Long> before = fleet.pids();
            List<String> causes = new ArrayList<>();
            Beside reloading = Beside.run("reloads", () -> reloadBad(fleet, causes));
            asker.openLoop(PER_SECOND, Duration.ofSeconds(2));
            reloading.await();
            boolean held =
                    asker.tally().failed() == 0
                            && fleet.pids().equals(before)
                            && causes.get(0).contains("exited with code 1")
                            && causes.get(1).contains("did not listen within")
                            && causes.get(2).contains("listens at");
            String note = "rolled back: " + String.join("; ", causes);
            return Trial.of("REL-4 bad reloads", fleet, Trial.told(asker.tally()), note, held);
        }
    }

    private static void reloadBad(Fleet fleet, List<String> causes) throws InterruptedException {
        String folder = fleet.journals().toString();
        int wrong = Ports.free();
        for (List<String> arguments :
                List.of(
                        List.of(folder, "0", "crashes"),
                        List.of(folder, "0", "hangs"),
                        List.of(folder, Integer.toString(wrong), ""))) {
            Map<?, ?> result = fleet.ask("reload", arguments);
            String text = String.valueOf(result.get("text"));
            causes.add(text.substring(text.lastIndexOf(": ") + 2));
        }
    }
}
