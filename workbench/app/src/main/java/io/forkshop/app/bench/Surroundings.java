package io.forkshop.app.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The environment of what a benchmark starts. */
final class Surroundings {
    private Surroundings() {}

    /** Ours, with this session's mark, by which the launcher finds what a killed VM has left. */
    static Map<String, String> marked() {
        Map<String, String> all = new HashMap<>(System.getenv());
        String session = System.getProperty("forkshop.session");
        if (session != null) {
            all.put("FORKSHOP_SESSION", session);
        }
        return all;
    }

    /** As a terminal window of 80 columns and 24 lines would give it. */
    static Map<String, String> ofTerminal() {
        Map<String, String> all = marked();
        all.put("TERM", "xterm-256color");
        all.keySet().removeAll(Set.of("COLUMNS", "LINES", "NO_COLOR"));
        return all;
    }
}
