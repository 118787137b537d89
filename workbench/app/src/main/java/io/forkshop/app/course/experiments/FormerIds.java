package io.forkshop.app.course.experiments;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What experiments were called before they bore their claim's number: by page, with a letter. */
final class FormerIds {
    private static final Map<String, String> TODAY =
            Map.ofEntries(
                    Map.entry("2.1a", "C2.1"),
                    Map.entry("2.3a", "C2.1b"),
                    Map.entry("2.4a", "C2.2"),
                    Map.entry("2.5a", "C2.3"),
                    Map.entry("2.6a", "C2.6"),
                    Map.entry("2.9a", "C2.5"),
                    Map.entry("3.2a", "C3.2"),
                    Map.entry("3.3a", "C3.3"),
                    Map.entry("3.4a", "C3.2b"),
                    Map.entry("3.5a", "C3.5"),
                    Map.entry("3.6a", "C3.6"),
                    Map.entry("3.7a", "C3.7"),
                    Map.entry("3.8a", "C3.7b"),
                    Map.entry("3.9a", "C3.7c"),
                    Map.entry("4.2a", "C4.1"),
                    Map.entry("4.3a", "C4.1b"),
                    Map.entry("4.4a", "C4.2"),
                    Map.entry("4.5a", "C4.3"),
                    Map.entry("4.6a", "C4.4"));

    private FormerIds() {}

    static Optional<String> today(String id) {
        return Optional.ofNullable(TODAY.get(id.toLowerCase(Locale.ROOT)));
    }
}
