package io.forkshop.app.load.models;

import io.forkshop.app.load.LoadResult;
import io.forkshop.app.load.Outcome;

/**
 * One model under one load, once.
 *
 * @param clients how many there were
 * @param predicted answers a second by the formula
 * @param footprint of the server meanwhile
 * @param ending how the server ended by it; empty when it lives
 */
public record Trial(
        Model model,
        int clients,
        double predicted,
        LoadResult load,
        Footprint footprint,
        String ending) {

    /** The share of requests that were not answered rightly, 0 to 1. */
    public double failedShare() {
        return load.all() == 0 ? 1 : (double) load.failed() / load.all();
    }

    /** What most of the failures were; OK without one. */
    public Outcome worst() {
        Outcome worst = Outcome.OK;
        for (Outcome outcome : Outcome.values()) {
            boolean more = worst == Outcome.OK || load.count(outcome) > load.count(worst);
            if (outcome != Outcome.OK && load.count(outcome) > 0 && more) {
                worst = outcome;
            }
        }
        return worst;
    }
}
