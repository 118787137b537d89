package io.forkshop.app.course.recording;

import io.forkshop.app.course.lab.Match;
import io.forkshop.app.course.lab.Observation;
import io.forkshop.app.course.lab.Report;
import io.forkshop.app.course.lab.Verdict;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of an experiment, with all that is needed to read it later, elsewhere.
 *
 * @param prediction what the learner had said; empty when nothing
 * @param match how it compares; empty without a prediction
 * @param command the line that ran it
 * @param started what it started, a line each
 * @param console the result as it was shown
 * @param symbolic the same with symbols for what differs from run to run, such as pids
 * @param surroundings see {@link Surroundings}
 * @param time of its end
 * @param millis how long it took
 */
public record Recorded(
        String id,
        String claim,
        String question,
        String prediction,
        Optional<Match> match,
        Report report,
        String command,
        List<String> started,
        List<String> console,
        List<String> symbolic,
        Map<String, Object> surroundings,
        Instant time,
        long millis) {

    /** The words of a verdict for programs; they are never renamed. */
    private static final Map<Verdict, String> VERDICTS =
            Map.of(
                    Verdict.HOLDS,
                    "holds",
                    Verdict.DOES_NOT_HOLD,
                    "does-not-hold",
                    Verdict.COULD_NOT_MEASURE,
                    "not-measured");

    public static String word(Verdict verdict) {
        return VERDICTS.get(verdict);
    }

    /** The version of Forkshop that ran it; empty when it did not know. */
    public String forkshop() {
        return surroundings.get("forkshop") instanceof String version ? version : "";
    }

    /** As the file has it; docs/json.adoc says what each key means. */
    public Map<String, Object> toJson() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("version", 1);
        all.put("id", id);
        all.put("claim", claim);
        all.put("question", question);
        all.put("prediction", prediction.isEmpty() ? null : prediction);
        all.put("match", match.map(Match::name).orElse(null));
        all.put("answer", report.answer());
        all.put("observations", report.observations().stream().map(Recorded::json).toList());
        all.put("verdict", word(report.verdict()));
        all.put("explanation", report.explanation());
        all.put("command", command);
        all.put("started", started);
        all.put("console", console);
        all.put("symbolic", symbolic);
        all.put("surroundings", surroundings);
        all.put("time", time.toString());
        all.put("millis", millis);
        return all;
    }

    private static Map<String, Object> json(Observation seen) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("label", seen.label());
        all.put("value", seen.value());
        all.put("unit", seen.unit());
        return all;
    }

    /**
     * @throws RuntimeException when it is not what {@link #toJson} makes
     */
    static Recorded of(Object json) {
        Map<?, ?> all = (Map<?, ?>) json;
        if (!Integer.valueOf(1).equals(all.get("version"))) {
            throw new IllegalArgumentException("a version of another Forkshop");
        }
        return new Recorded(
                text(all, "id"),
                text(all, "claim"),
                text(all, "question"),
                text(all, "prediction"),
                Optional.ofNullable((String) all.get("match")).map(Match::valueOf),
                report(all),
                text(all, "command"),
                texts(all, "started"),
                texts(all, "console"),
                texts(all, "symbolic"),
                surroundings((Map<?, ?>) all.get("surroundings")),
                Instant.parse(text(all, "time")),
                ((Number) all.get("millis")).longValue());
    }

    private static Report report(Map<?, ?> all) {
        List<Observation> seen =
                ((List<?>) all.get("observations")).stream().map(Recorded::observation).toList();
        return new Report(text(all, "answer"), seen, verdict(all), text(all, "explanation"));
    }

    private static Observation observation(Object json) {
        Map<?, ?> all = (Map<?, ?>) json;
        return new Observation(text(all, "label"), text(all, "value"), text(all, "unit"));
    }

    private static Verdict verdict(Map<?, ?> all) {
        return VERDICTS.entrySet().stream()
                .filter(each -> each.getValue().equals(all.get("verdict")))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static Map<String, Object> surroundings(Map<?, ?> json) {
        Map<String, Object> all = new LinkedHashMap<>();
        json.forEach((key, value) -> all.put((String) key, value));
        return all;
    }

    private static String text(Map<?, ?> all, String key) {
        Object value = all.get(key);
        return value == null ? "" : (String) value;
    }

    private static List<String> texts(Map<?, ?> all, String key) {
        return ((List<?>) all.get(key)).stream().map(String.class::cast).toList();
    }
}
