package io.forkshop.runtime.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a slot's workers died of, oldest first; and what to do about the last one. Immutable and
 * pure: the caller brings the time and the chance.
 */
record Deaths(List<Death> all) {
    static final Deaths NONE = new Deaths(List.of());

    /** Older ones decide nothing any more; a slot that crashes for years must not grow. */
    private static final int REMEMBERED = 100;

    Deaths {
        all = List.copyOf(all);
    }

    Deaths and(Death next) {
        List<Death> longer = new ArrayList<>(all);
        longer.add(next);
        return new Deaths(longer.subList(Math.max(0, longer.size() - REMEMBERED), longer.size()));
    }

    /**
     * What should follow the last death.
     *
     * @param chance 0 to 1: where in the part left to chance the pause ends
     */
    Next next(Supervision rules, double chance) {
        Death last = all.getLast();
        if (!rules.restart().after(last)) {
            return new Next.Rest();
        }
        Intensity limit = rules.intensity();
        Duration since = last.at().minus(limit.within());
        long recent = all.stream().filter(d -> d.at().compareTo(since) > 0).count();
        // The first start was no restart: so many deaths, so many restarts would this one make.
        if (recent > limit.restarts()) {
            return new Next.GiveUp(
                    recent + " deaths within " + Teller.text(limit.within()) + ": " + tally());
        }
        return new Next.StartAfter(rules.backOff().after(unsettledInARow(rules), chance));
    }

    private int unsettledInARow(Supervision rules) {
        int count = 0;
        while (count < all.size() && unsettled(all.get(all.size() - 1 - count), rules)) {
            count++;
        }
        return count;
    }

    private static boolean unsettled(Death death, Supervision rules) {
        return death.lived().compareTo(rules.healthyAfter()) < 0;
    }

    /** How often each ending occurred: {@code "3 x exited with code 1, 1 x killed by SIGSEGV"}. */
    String tally() {
        Map<String, Long> counts =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Death::what, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(e -> e.getValue() + " x " + e.getKey())
                .collect(Collectors.joining(", "));
    }
}
