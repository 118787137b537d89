package io.forkshop.app.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that is done to a cluster, and what must hold afterwards. It is done to ours, and in
 * the same run to each rival that there is.
 */
record Procedure(String name, Rivals rivals, Body body) implements Part {
    /** Who else can be hurt so. */
    enum Rivals {
        NONE,
        NODE,
        NODE_AND_PM2
    }

    /** Starts a cluster. */
    interface Starter {
        Fleet start(Fleet.Plan plan);
    }

    /** Does it to one cluster, of whom {@code starter} starts as many as are needed. */
    interface Body {
        Trial on(Starter starter, Settings settings, Scratch scratch) throws InterruptedException;
    }

    @Override
    public List<String> figures() {
        return List.of(name);
    }

    @Override
    public Findings measure(Settings settings, Scratch scratch) throws InterruptedException {
        List<Trial> trials = new ArrayList<>();
        settings.progress().accept(name + ": ours");
        trials.add(body.on(plan -> Fleet.ours(scratch, plan), settings, scratch));
        boolean node = Programs.node().isPresent();
        if (rivals != Rivals.NONE && node) {
            settings.progress().accept(name + ": node's");
            trials.add(body.on(plan -> Fleet.node(scratch, plan), settings, scratch));
        }
        if (rivals == Rivals.NODE_AND_PM2 && node && Programs.find("pm2").isPresent()) {
            settings.progress().accept(name + ": PM2's");
            trials.add(body.on(plan -> Fleet.pm2(scratch, plan), settings, scratch));
        }
        return Findings.trials(trials);
    }
}
