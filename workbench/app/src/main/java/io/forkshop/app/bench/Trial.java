package io.forkshop.app.bench;

import io.forkshop.app.bench.Tally.Outcome;

/**
 * What became of one cluster in one procedure that hurts it.
 *
 * @param procedure its number in the list of what must hold, and what is done
 * @param who ours, or a rival's
 * @param outcome what became of the requests, or of what was tried instead
 * @param note what else was seen
 * @param judged whether it must hold: ours must, a rival's is only shown
 * @param held whether it did
 */
public record Trial(
        String procedure, String who, String outcome, String note, boolean judged, boolean held) {

    /** All requests' ends, by kind; kinds that did not occur are left out. */
    static String told(Tally tally) {
        StringBuilder told = new StringBuilder(tally.all() + " asked");
        for (Outcome outcome : Outcome.values()) {
            int count = tally.count(outcome);
            if (count > 0) {
                String word = outcome.name().toLowerCase(java.util.Locale.ROOT);
                told.append(", ").append(count).append(' ').append(word);
            }
        }
        return told.toString();
    }

    static Trial of(String procedure, Fleet fleet, String outcome, String note, boolean held) {
        return new Trial(procedure, fleet.name(), outcome, note, fleet.name().equals("ours"), held);
    }
}
